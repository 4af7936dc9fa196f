package dev.issuetracker.domain.contract;

import dev.issuetracker.domain.issue.value.IssueRules;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Texts that stores have been known to spoil. */
final class Texts {
    static final List<String> INJECTIONS = List.of(
            "'; DROP TABLE issues; --",
            "' OR '1'='1",
            "\" OR \"\"=\"",
            "x') UNION SELECT password_hash FROM users --",
            "1; DELETE FROM issues",
            "\\'; DROP TABLE users; --",
            "$$; SELECT pg_sleep(10); $$",
            "<id> :name ?1 @var {0} %s ${x}");

    static final List<String> STRANGE = List.of(
            "plain",
            "\u00DCberlauf \u00E9t\u00E9 \u00F1",
            "Cafe\u0301 in NFD and Caf\u00E9 in NFC",
            "\uD83D\uDC1E \uD83D\uDC69\u200D\uD83D\uDCBB \uD83C\uDDE9\uD83C\uDDEA",
            "\uD800\uDC00 lowest astral, \uDBFF\uDFFD high astral",
            "\u202Eright to left\u202C \u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627",
            "\u4E2D\u6587\u5B57 \u65E5\u672C\u8A9E \uD55C\uAD6D\uC5B4",
            "\uFEFFinner mark \uFFFD \uFFFE",
            "\u0130I\u0131i \u03A3\u03C3\u03C2 \u00DF\u1E9E",
            "'single' \"double\" `back` \\ / % _ * ? : ; $1 {x} <b> &amp;",
            "'; DROP TABLE issues; --",
            "null",
            "NULL",
            "0",
            "1e5",
            "true",
            "2026-03-01T12:00:00Z",
            "a  two  blanks");

    private Texts() {}

    /**
     * Long, longer than a page together, and one of them longer than a page alone; each of other characters, and with
     * short ones between.
     */
    static List<String> large() {
        return List.of(
                "short",
                "a".repeat(700_000),
                "\u00DC".repeat(400_000),
                "b".repeat(10_000),
                "\u20AC".repeat(IssueRules.MAX_DESCRIPTION),
                "also short",
                "\uD83D\uDC1E".repeat(200_000),
                "c".repeat(9_000));
    }

    /** How large a text is in UTF-8. */
    static long octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
