package dev.issuetracker.http.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Random;

/** Values that break careless servers. None looks like what a server must not reveal of itself. */
final class Oddities {
    static final List<String> TEXTS = List.of(
            "",
            " ",
            "\t",
            "\u0000",
            "a\u0000b",
            "\r\nSet-Cookie: a=b",
            "' OR '1'='1",
            "'; DROP TABLE issues; --",
            "\"",
            "\\",
            "%",
            "_",
            "%_%",
            "\\%",
            "100%25",
            "../../../../etc/passwd",
            "..\\..\\windows",
            "${jndi:ldap://127.0.0.1/a}",
            "#{7*7}",
            "{{7*7}}",
            "<script>alert(1)</script>",
            "<!ENTITY x SYSTEM 'file:///etc/passwd'>",
            "=1+1",
            "\u202eabc",
            "e\u0301\u0301\u0301\u0301",
            "\u0130I\u0131i\u00df\ufb00",
            "👩‍👩‍👧‍👦🏳️‍🌈",
            "\ud800",
            "\udc00\ud800",
            "\ufffe\uffff",
            "\ufeffbom",
            "\u2028\u2029",
            "\u200b",
            "\u0085\u00a0",
            "null",
            "undefined",
            "NaN",
            "true",
            "-1",
            "0x10",
            "1e400",
            "９",
            "9999999999999999999999",
            "2026-02-30",
            "2026-13-01T00:00:00Z",
            "+999999999-01-01T00:00:00Z",
            "-0001-01-01T00:00:00Z",
            "0000-00-00",
            "2026-01-01T23:59:60Z",
            "2026-01-01T00:00:00+99:99",
            "294277-01-09T04:00:54.775807Z");

    /** Numbers and other pieces of JSON text, some of which are none. */
    private static final List<String> LITERALS = List.of(
            "0",
            "-1",
            "-0",
            "1.0",
            "1.5",
            "1e0",
            "1e2",
            "1e400",
            "-1e400",
            "1e-400",
            "1E+999999999",
            "9007199254740993",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "-9223372036854775809",
            "123456789012345678901234567890",
            "NaN",
            "Infinity",
            "01",
            "+1",
            ".5",
            "1.",
            "true",
            "false",
            "null",
            "{}",
            "[]",
            "[[]]",
            "[null]",
            "{\"\":null}",
            "{\"id\":1,\"id\":2}",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\u0000\"",
            "\"\\x\"",
            "'single'",
            "/* comment */1",
            "undefined");

    private Oddities() {}

    static JsonNode json(Random random) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> Raw.node(pick(LITERALS, random));
            case 2 -> JsonNodeFactory.instance.nullNode();
            case 3 -> JsonNodeFactory.instance.textNode(longText(random));
            default -> JsonNodeFactory.instance.textNode(pick(TEXTS, random));
        };
    }

    static String text(Random random) {
        return random.nextInt(8) == 0 ? longText(random) : pick(TEXTS, random);
    }

    /** Just within or beyond the lengths that are usual limits. */
    private static String longText(Random random) {
        int length = pick(List.of(101, 129, 151, 255, 256, 1_001, 5_000), random) - random.nextInt(2);
        return pick(List.of("x", "é", "🐛", "%"), random).repeat(length);
    }

    static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
