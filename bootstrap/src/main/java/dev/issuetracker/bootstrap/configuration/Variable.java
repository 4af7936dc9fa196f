package dev.issuetracker.bootstrap.configuration;

/** Every variable that configures the server, as {@code --help} prints it. */
public enum Variable {
    PORT("8080", "port to listen on; 0 means any free one"),
    HOST("0.0.0.0", "address to listen on"),
    TLS_CERT(
            "", "PEM file with the certificate and its chain; the port then speaks https, and TLS_KEY must be set too"),
    TLS_KEY("", "PEM file with the private key of TLS_CERT, not encrypted"),
    TRUSTED_PROXIES(
            "",
            "addresses and blocks, such as 10.0.0.0/8, whose X-Forwarded-For, -Proto, -Host and -Prefix are trusted"),
    BASE_PATH("", "path below which a proxy shows the tracker, such as /tracker"),
    CORS_ORIGINS("", "origins, such as https://example.org, whose pages may call the server; comma separated"),
    IMAGE_ORIGINS("", "origins from which the web interface shows images that texts refer to; comma separated"),
    DATA_DIR("data", "folder of the embedded database, its backups and the token key"),
    DB_ENGINE("", "sqlite or postgresql; without it PostgreSQL if any of the next is set, else SQLite"),
    DB_NAME("", "PostgreSQL: the database; SQLite: the file, DATA_DIR/issue-tracker.db if not set"),
    ACCEPT_EMPTY_DB("false", "true makes a new tracker in an SQLite file that exists but is empty"),
    DB_USER("", "PostgreSQL: the account"),
    DB_PASSWORD("", "PostgreSQL: its password"),
    DB_HOST("", "PostgreSQL: a host name or an address"),
    DB_PORT("5432", "PostgreSQL: the port"),
    DB_SSLMODE("prefer", "PostgreSQL: disable, allow, prefer, require, verify-ca or verify-full"),
    SEC_DB_NAME(
            "", "a second node of the same PostgreSQL database, and so SEC_DB_USER, _PASSWORD, _HOST, _PORT, _SSLMODE"),
    SEC_DB_ROLE(
            "standby",
            "standby; or fallback: a database of its own, which serves until the next start if the primary is not"
                    + " reached"),
    DB_START_TIMEOUT("10s", "with SEC_DB_ROLE=fallback: how long a start tries to reach the primary"),
    JWT_SECRET("", "key that signs tokens, 32 bytes or more; without it one is made and kept in DATA_DIR/token.key"),
    JWT_SECRET_PREVIOUS("", "a former key, whose tokens stay valid while people move to the new one"),
    TOKEN_TTL("24h", "how long a token is valid: a number with s, m, h or d"),
    SIGNUP("open", "who may sign up: open, closed or invite; the first account always can"),
    GUESSES_PER_ACCOUNT("10", "tries at the password of one account at once, then one every 30 s; 0 sets no limit"),
    GUESSES_PER_ADDRESS("100", "tries from one address at once, then one every 3 s; 0 sets no limit"),
    SIGNUPS_PER_ADDRESS("20", "accounts made from one address at once, then one a minute; 0 sets no limit"),
    MAX_BODY_SIZE(
            "8M",
            "largest JSON body below /issues, /fields and /mappings, 16K elsewhere: bytes, or a number with K, M or G"),
    MAX_IMPORT_SIZE("512M", "largest import file, likewise"),
    MAX_REQUESTS("", "how many requests run at once; without it 128, fewer when the Java heap is below 1 GB"),
    MAX_CONNECTIONS("8192", "how many connections are held at once"),
    RATE_LIMIT("3000", "requests a minute for each token, and each address without one; 0 for no limit"),
    CLIENT_TIMEOUT("10s", "how long the head of a request may take, and how long a body or answer may be slow"),
    IMPORT_SILENCE("12s", "how long a client that waits for an import gets no byte, then white space, and 202 at last"),
    WEBHOOK_PRIVATE_NETWORKS(
            "", "addresses and blocks, such as 10.0.0.0/8, that webhooks may be sent to although they are not public"),
    METRICS_PUBLIC("false", "true serves /metrics without a token"),
    DRAIN_TIMEOUT("15s", "how long running requests may take to finish when the server is stopped"),
    LOG_FORMAT("text", "text for people, json for machines"),
    LOG_LEVEL("INFO", "ERROR, WARN, INFO, DEBUG or TRACE");

    private final String fallback;
    private final String help;

    Variable(String fallback, String help) {
        this.fallback = fallback;
        this.help = help;
    }

    /** The value when the variable is not set; may be empty. */
    public String fallback() {
        return fallback;
    }

    /** What the variable means, in one line. */
    public String help() {
        return help;
    }
}
