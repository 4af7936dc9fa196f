-- What was made for the issues of staged_issues because their file names it: labels, placeholders, fields and options. They are seen
-- already. If the issues are removed, these go as well, unless others use them by then; with the publication the rows go.
-- See docs/decisions/0061-more-imports-let-others-write-on-sqlite.md.
CREATE TABLE staged_names (
    kind TEXT    NOT NULL CHECK (kind IN ('label', 'person', 'field', 'option')),
    id   INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
