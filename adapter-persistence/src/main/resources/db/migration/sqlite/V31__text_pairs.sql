-- Nothing to do: only PostgreSQL needs pairs of characters. A copy goes between databases of one version. See
-- docs/decisions/0075-short-words-are-found-by-pairs-on-postgresql.md.
SELECT 1;
