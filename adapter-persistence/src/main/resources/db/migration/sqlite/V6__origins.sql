-- Where an issue came from that was imported from another tracker. A source has no key twice, so that a second import finds
-- its issues again. Author and assignee are there when they are nobody here.
CREATE TABLE issue_origins (
    issue_id   INTEGER PRIMARY KEY REFERENCES issues (id),
    source     TEXT    NOT NULL CHECK (length(source) BETWEEN 1 AND 100),
    source_key TEXT    NOT NULL CHECK (length(source_key) BETWEEN 1 AND 255),
    url        TEXT    CHECK (length(url) BETWEEN 1 AND 2000),
    author     TEXT    CHECK (length(author) BETWEEN 1 AND 255),
    assignee   TEXT    CHECK (length(assignee) >= 1),
    UNIQUE (source, source_key)
) STRICT;
