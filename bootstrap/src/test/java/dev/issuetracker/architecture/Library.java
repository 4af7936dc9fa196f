package dev.issuetracker.architecture;

/** What the rooms use beside the JDK, as package patterns. */
@SuppressWarnings("ImmutableEnumChecker") // The array is handed out as a copy only.
enum Library {
    NULLNESS("org.jspecify.."),

    SQL(
            "java.sql..",
            "javax.sql..",
            "org.jdbi..",
            "com.zaxxer.hikari..",
            "org.flywaydb..",
            "org.sqlite..",
            "org.postgresql.."),

    WEB(
            "io.javalin..",
            "com.fasterxml.jackson.annotation..",
            "com.fasterxml.jackson.databind..",
            "com.fasterxml.jackson.dataformat..",
            "com.auth0.jwt..",
            "org.eclipse.jetty..",
            "jakarta.servlet..",
            "io.github.bucket4j..",
            "com.github.benmanes.caffeine.."),

    /** Keys and certificates in PEM. */
    CERTIFICATES("org.bouncycastle.."),

    TABLES("org.apache.poi..", "org.apache.commons.csv.."),

    /** What POI leaves to those who read a workbook as a stream. */
    WORKBOOK_PARTS("org.apache.commons.compress..", "org.xml.sax..", "javax.xml.parsers.."),

    /** HTML, and Markdown. */
    TEXTS("org.jsoup..", "org.commonmark.."),

    /** JSON as a stream. */
    JSON("com.fasterxml.jackson.core.."),

    /** How requests to others are signed, and what TLS says of them. */
    SIGNED_REQUESTS("javax.crypto..", "javax.net.ssl.."),

    METRICS("io.micrometer..", "io.prometheus.."),

    LOGGING("org.slf4j.."),

    START_UP("picocli..", "ch.qos.logback..", "net.logstash.logback.."),

    /** The Java that runs: its options, its memory. */
    RUNNING_JAVA("com.sun.management..", "javax.management.."),

    /** How passwords are hashed. */
    PASSWORDS("org.springframework.security.crypto..", "javax.crypto..");

    private final String[] packages;

    Library(String... packages) {
        this.packages = packages;
    }

    String[] packages() {
        return packages.clone();
    }
}
