-- Find words of one and two letters, which have no trigram: by the trigrams that begin with them, and by the texts that
-- end with them. See docs/decisions/0074-short-words-are-found-by-trigrams.md.
CREATE VIRTUAL TABLE issue_search_trigrams USING fts5vocab (issue_search, instance);
CREATE VIRTUAL TABLE comment_search_trigrams USING fts5vocab (comment_search, instance);

CREATE INDEX issues_by_last_two_letters ON issues (substr(search_text, -2));
CREATE INDEX issues_by_last_letter ON issues (substr(search_text, -1));
CREATE INDEX comments_by_last_two_letters ON comments (substr(search_text, -2));
CREATE INDEX comments_by_last_letter ON comments (substr(search_text, -1));
