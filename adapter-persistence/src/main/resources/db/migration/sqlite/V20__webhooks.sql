-- Where changes are sent. The secret signs what is sent, so it is stored as it is. Until turn_until one server sends
-- to the webhook; until rest_until nobody does, since it did not answer.
CREATE TABLE webhooks (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    url             TEXT    NOT NULL CHECK (length(url) BETWEEN 1 AND 2000),
    description     TEXT    NOT NULL CHECK (length(description) <= 500),
    events          TEXT    NOT NULL,
    secret          TEXT    NOT NULL,
    active          INTEGER NOT NULL CHECK (active IN (0, 1)),
    turned_off      TEXT,
    last_attempt_at INTEGER,
    last_error      TEXT,
    failing_since   INTEGER,
    turn_until      INTEGER NOT NULL,
    rest_until      INTEGER NOT NULL,
    created_by      INTEGER NOT NULL REFERENCES users (id),
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL CHECK (updated_at >= created_at),
    version         INTEGER NOT NULL CHECK (version >= 1)
) STRICT;

-- What webhooks were sent and wait for. They refer to no webhook by a foreign key: with one, the removal of a webhook
-- could make a change of an issue fail that adds a delivery at the same moment.
CREATE TABLE webhook_deliveries (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    webhook_id   INTEGER NOT NULL,
    message_id   TEXT    NOT NULL,
    event        TEXT    NOT NULL,
    issue_id     INTEGER,
    at           INTEGER NOT NULL,
    body         TEXT    NOT NULL,
    state        TEXT    NOT NULL CHECK (state IN ('waiting', 'delivered', 'failed')),
    attempts     INTEGER NOT NULL CHECK (attempts >= 0),
    next_try_at  INTEGER CHECK ((next_try_at IS NOT NULL) = (state = 'waiting')),
    attempted_at INTEGER,
    millis       INTEGER,
    status       INTEGER,
    error        TEXT
) STRICT;

CREATE INDEX webhook_deliveries_by_webhook ON webhook_deliveries (webhook_id, id);
CREATE INDEX webhook_deliveries_waiting ON webhook_deliveries (webhook_id, next_try_at, id) WHERE state = 'waiting';
CREATE INDEX webhook_deliveries_of_issue ON webhook_deliveries (webhook_id, issue_id, id) WHERE state = 'waiting';
CREATE INDEX webhook_deliveries_ended ON webhook_deliveries (webhook_id, id) WHERE state <> 'waiting';
CREATE INDEX webhook_deliveries_by_age ON webhook_deliveries (at);
