-- How many iterations it takes to check a password hash that came with an account from the Django tracker; null for our own.
-- Every sign-in takes as long as the costliest of them, so the maximum must be at hand.
ALTER TABLE users ADD COLUMN django_iterations INTEGER CHECK (django_iterations > 0);

CREATE INDEX users_by_django_iterations ON users (django_iterations) WHERE django_iterations IS NOT NULL;
