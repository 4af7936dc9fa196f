-- Rows that the server wrote with version 1 of the schema. The symbols U+241F, U+241E and U+2424 show its separators and line ends.
INSERT INTO users (id, username, username_key, email, password_hash, role, created_at, disabled_at) VALUES
(1, 'jane', 'jane', 'jane@example.org', 'hash', 'admin', 1795718425552830, NULL),
(2, 'Jürgen', 'jürgen', 'j@example.org', 'hash', 'member', 1795718426237084, NULL);
INSERT INTO labels (id, name, name_key, color, description, created_at, updated_at) VALUES
(1, 'bug', 'bug', 'd73a4a', '', 1795718426375714, 1795718426375714),
(2, 'Straße', 'straße', 'ededed', '', 1795718426439707, 1795718426439707);
INSERT INTO issues (id, title, description, status, assignee_id, created_by, created_at, updated_at, resolved_at, deleted_at, version, search_text) VALUES
(1, 'Login fails again', 'None', 'resolved', 1, 1, 1795718426568927, 1795718427583193, 1795718427008980, NULL, 4, 'login fails again␟none'),
(2, 'Übersicht', '', 'in_progress', NULL, 1, 1795718426680797, 1795718427125767, NULL, NULL, 2, 'übersicht␟'),
(3, 'Deleted later', '', 'resolved', NULL, 1, 1795718426728467, 1795718427274894, 1795718426728467, 1795718427274894, 2, 'deleted later␟'),
(4, 'Restored', '', 'open', NULL, 1, 1795718426875220, 1795718427429323, NULL, NULL, 3, 'restored␟');
INSERT INTO issue_history (issue_id, version, at, by_id, title_from, title_to, description_from, description_to, status_from, status_to, assignee_from, assignee_to, labels_from, labels_to, deleted_to) VALUES
(1, 1, 1795718426568927, 1, NULL, 'Login fails', NULL, 'With an é␤and a second line', NULL, 'open', NULL, NULL, NULL, '1␟d73a4a␟bug␞3␟ededed␟gone', NULL),
(1, 2, 1795718426944425, 1, 'Login fails', 'Login fails again', NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL),
(1, 3, 1795718427008980, 1, NULL, NULL, 'With an é␤and a second line', 'None', 'open', 'resolved', NULL, NULL, NULL, NULL, NULL),
(1, 4, 1795718427583193, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '1␟d73a4a␟bug␞3␟ededed␟gone', '1␟d73a4a␟bug', NULL),
(2, 1, 1795718426680797, 1, NULL, 'Übersicht', NULL, '', NULL, 'in_progress', NULL, 2, NULL, '1␟d73a4a␟bug␞2␟ededed␟Straße', NULL),
(2, 2, 1795718427125767, 1, NULL, NULL, NULL, NULL, NULL, NULL, 2, NULL, '1␟d73a4a␟bug␞2␟ededed␟Straße', '2␟ededed␟Straße', NULL),
(3, 1, 1795718426728467, 1, NULL, 'Deleted later', NULL, '', NULL, 'resolved', NULL, NULL, NULL, NULL, NULL),
(3, 2, 1795718427274894, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1),
(4, 1, 1795718426875220, 1, NULL, 'Restored', NULL, '', NULL, 'open', NULL, NULL, NULL, NULL, NULL),
(4, 2, 1795718427372279, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1),
(4, 3, 1795718427429323, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO issue_labels (issue_id, label_id) VALUES
(1, 1),
(2, 2);
INSERT INTO comments (id, issue_id, body, author_id, created_at, updated_at, version) VALUES
(1, 1, 'First', 1, 1795718427856014, 1795718427856014, 1),
(2, 1, 'Second␤with lines', 1, 1795718428154591, 1795718428154591, 1);
INSERT INTO imports (id, file_name, by_id, at, created, first_id, last_id) VALUES (3, 'issues.csv', 1, 1795718427008980, 2, 2, 4);
INSERT INTO import_ranges (import_id, first_id, last_id) VALUES (3, 2, 2);
INSERT INTO import_ranges (import_id, first_id, last_id) VALUES (3, 4, 4);
