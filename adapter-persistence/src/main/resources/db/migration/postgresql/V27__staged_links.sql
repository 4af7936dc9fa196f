-- Imports here keep nobody from writing, so that nothing is staged. The version is that of SQLite all the same: by it a
-- copy knows that the tables fit.
SELECT 1;
