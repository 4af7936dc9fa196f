-- At which version an imported issue is that nobody has edited since: one that came in below a parent has two.
-- See docs/decisions/0047-parents-are-second-versions.md.
ALTER TABLE issue_origins ADD COLUMN version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1);
