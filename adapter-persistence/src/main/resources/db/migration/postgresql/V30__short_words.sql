-- Nothing to do: only SQLite has an index for words of one and two letters. A copy goes between databases of one
-- version. See docs/decisions/0074-short-words-are-found-by-trigrams.md.
SELECT 1;
