-- What an issue was like when a row of it last came in, beside the version that it had then: the codes of the fields that were
-- edited here before, and digests of the comments that came in, each separated by U+001E. Of what came in before there were
-- digests, they are NULL. See docs/decisions/0052-updates-keep-what-was-edited-here.md.
ALTER TABLE issue_origins ADD COLUMN edited TEXT NOT NULL DEFAULT '';
ALTER TABLE issue_origins ADD COLUMN comments TEXT;

ALTER TABLE import_jobs ADD COLUMN updated INTEGER NOT NULL DEFAULT 0 CHECK (updated >= 0);
