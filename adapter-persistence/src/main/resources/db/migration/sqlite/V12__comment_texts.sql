-- The text of a comment, case-folded. It is NULL until a server has folded it, because SQL cannot: servers do so at their start.
ALTER TABLE comments ADD COLUMN search_text TEXT;

CREATE INDEX comments_unfolded ON comments (id) WHERE search_text IS NULL;

-- The trigrams of each comment, without their places: half the size, and a quarter cheaper to keep. What has all trigrams of a
-- keyword is looked at.
CREATE VIRTUAL TABLE comment_search USING fts5 (
    search_text, content = 'comments', content_rowid = 'id', columnsize = 0, detail = none,
    tokenize = 'trigram case_sensitive 1'
);

CREATE TRIGGER comment_search_insert AFTER INSERT ON comments
WHEN NEW.search_text IS NOT NULL
BEGIN
    INSERT INTO comment_search (rowid, search_text) VALUES (NEW.id, NEW.search_text);
END;

CREATE TRIGGER comment_search_update AFTER UPDATE OF search_text ON comments
WHEN NEW.search_text IS NOT OLD.search_text
BEGIN
    INSERT INTO comment_search (comment_search, rowid, search_text)
    SELECT 'delete', OLD.id, OLD.search_text WHERE OLD.search_text IS NOT NULL;
    INSERT INTO comment_search (rowid, search_text)
    SELECT NEW.id, NEW.search_text WHERE NEW.search_text IS NOT NULL;
END;

CREATE TRIGGER comment_search_delete AFTER DELETE ON comments
WHEN OLD.search_text IS NOT NULL
BEGIN
    INSERT INTO comment_search (comment_search, rowid, search_text) VALUES ('delete', OLD.id, OLD.search_text);
END;
