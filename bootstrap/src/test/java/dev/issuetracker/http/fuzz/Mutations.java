package dev.issuetracker.http.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Ways to spoil a good request. */
final class Mutations {
    private static final List<String> SEGMENTS = List.of(
            "0",
            "-1",
            "1.0",
            "01",
            "1e3",
            "%31",
            "9223372036854775807",
            "9223372036854775808",
            "99999999999999999999999",
            "null",
            "%20",
            "%00",
            "1%00",
            "%2F",
            "1%2F2",
            "%2e%2e",
            "..",
            ".",
            "%5c",
            "%zz",
            "%",
            "%ff",
            "%c3%28",
            "%ed%a0%80",
            "%F0%9F%90%9B",
            "1;jsessionid=1",
            "1;a=b/2",
            ";",
            "",
            "*",
            "~",
            "'",
            "\"",
            "{id}",
            "<b>",
            "|",
            "^",
            "é",
            "%0d%0aSet-Cookie:%20a=b");

    private static final List<Draft.Header> HEADERS = List.of(
            new Draft.Header("Accept", "text/html"),
            new Draft.Header("Accept", "application/json;q=0"),
            new Draft.Header("Accept", "*/*;q=x, ;;,"),
            new Draft.Header("Accept", "a".repeat(2_000)),
            new Draft.Header("Accept-Encoding", "gzip, br;q=NaN"),
            new Draft.Header("Accept-Language", "*;q=9"),
            new Draft.Header("Content-Encoding", "gzip"),
            new Draft.Header("Content-Language", "??"),
            new Draft.Header("Range", "bytes=5-1,0-"),
            new Draft.Header("Cookie", "a=\"; b"),
            new Draft.Header("If-Match", "*"),
            new Draft.Header("If-Match", "1"),
            new Draft.Header("If-Match", "W/\"1\""),
            new Draft.Header("If-Match", "\"1\", \"2\""),
            new Draft.Header("If-Match", "\"99999999999999999999\""),
            new Draft.Header("If-Match", "\""),
            new Draft.Header("If-None-Match", "*"),
            new Draft.Header("If-None-Match", "W/\"1\", \"2\",,"),
            new Draft.Header("If-None-Match", "\""),
            new Draft.Header("If-Modified-Since", "yesterday"),
            new Draft.Header("Idempotency-Key", ""),
            new Draft.Header("Idempotency-Key", "a b"),
            new Draft.Header("Idempotency-Key", "k".repeat(256)),
            new Draft.Header("Idempotency-Key", "ké"),
            new Draft.Header("Idempotency-Key", "same"),
            new Draft.Header("Idempotency-Key", "same"),
            new Draft.Header("X-Request-Id", "a b"),
            new Draft.Header("X-Request-Id", "<script>"),
            new Draft.Header("X-Request-Id", "i".repeat(65)),
            new Draft.Header("X-HTTP-Method-Override", "DELETE"),
            new Draft.Header("X-Forwarded-For", "127.0.0.1, ::1, x"),
            new Draft.Header("X-Forwarded-Proto", "javascript"),
            new Draft.Header("X-Forwarded-Host", "evil.example"),
            new Draft.Header("Forwarded", "for=\"[::1"),
            new Draft.Header("Origin", "null"),
            new Draft.Header("Expect", "100-continue"),
            new Draft.Header("Upgrade", "h2c"),
            new Draft.Header("Connection", "close"),
            new Draft.Header("Sec-WebSocket-Key", "x"));

    /** Headers that no server need take. */
    private static final List<Draft.Header> BAD_HEADERS = List.of(
            new Draft.Header("Host", "a b"),
            new Draft.Header("Host", ""),
            new Draft.Header("Host", "[::1"),
            new Draft.Header("Host", "a:99999"),
            new Draft.Header("Content-Length", "-1"),
            new Draft.Header("Content-Length", "x"),
            new Draft.Header("Content-Length", "99999999999999999999"),
            new Draft.Header("Transfer-Encoding", "chunked"),
            new Draft.Header("Transfer-Encoding", "gzip"),
            new Draft.Header("Transfer-Encoding", "chunked, chunked"),
            new Draft.Header("Expect", "nonsense"),
            new Draft.Header("X Y", "z"),
            new Draft.Header("", "z"),
            new Draft.Header("X-Null", "a\u0000b"),
            new Draft.Header("X-Folded", "a\r\n b"),
            new Draft.Header("X-Bare", "a\nb"),
            new Draft.Header("X-Long", "x".repeat(20_000)),
            new Draft.Header("X-Latin", "\u00e9\u00ff"));

    private static final List<String> CREDENTIALS = List.of(
            "",
            "Bearer",
            "Bearer ",
            "Bearer  x",
            "bearer x.y.z",
            "Basic YTpi",
            "Token",
            "Token ..",
            "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.",
            "Bearer eyJhbGciOiJIUzI1NiIsImtpZCI6Ii4uLy4uL2Rldi9udWxsIn0.eyJzdWIiOiIxIn0.AA",
            "Bearer " + "a".repeat(5_000),
            "Bearer a\u0000b",
            "Bearer é",
            "Digest username=\"x\"");

    private static final List<String> METHODS = List.of(
            "GET",
            "HEAD",
            "POST",
            "PUT",
            "PATCH",
            "DELETE",
            "OPTIONS",
            "TRACE",
            "QUERY",
            "PROPFIND",
            "get",
            "G\u00c9T");

    private final Random random;
    private final BodyMutations body;

    Mutations(Random random) {
        this.random = random;
        body = new BodyMutations(random);
    }

    /** Spoils a request in one way that it offers. */
    void spoil(Draft draft) {
        switch (random.nextInt(12)) {
            case 0 -> path(draft);
            case 1, 2 -> query(draft);
            case 3 -> header(draft);
            case 4 -> credentials(draft);
            case 5 -> method(draft);
            case 6 -> framing(draft);
            default -> body.spoil(draft);
        }
    }

    private void path(Draft draft) {
        draft.changes.add("path");
        draft.astray = true;
        draft.malformed = true;
        List<String> segments =
                new ArrayList<>(Arrays.asList(draft.path.substring(1).split("/", -1)));
        String odd = random.nextInt(30) == 0 ? "9".repeat(10_000) : pick(SEGMENTS);
        int at = random.nextInt(segments.size() + 1);
        if (at == segments.size()) {
            segments.add(odd);
        } else if (random.nextInt(4) == 0) {
            segments.set(at, segments.get(at) + odd);
        } else {
            segments.set(at, odd);
        }
        draft.path = "/" + String.join("/", segments);
    }

    private void query(Draft draft) {
        draft.changes.add("query");
        List<String> names = new ArrayList<>(List.of("nonsense", "", "limit", "%00", "a[]"));
        draft.operation.parameters().forEach(parameter -> {
            if (parameter.in().equals("query")) {
                names.addAll(List.of(parameter.name(), parameter.name(), parameter.name()));
            }
        });
        String name = pick(names);
        switch (random.nextInt(8)) {
            case 0 -> {
                draft.malformed = true;
                draft.query.add(
                        name + "=" + pick(List.of("%", "%zz", "%ff", "%c3%28", "%ed%a0%80", "%00", "a%0d%0ab: c")));
            }
            case 1 -> draft.query.add(name);
            case 2 -> draft.query.addAll(List.of("", "&", "=", name + "=1=2"));
            case 3 -> {
                // Together about as long as a URL may be.
                draft.malformed = true;
                draft.query.addAll(Collections.nCopies(random.nextInt(1, 900), name + "=1"));
            }
            case 4 -> draft.query.addAll(List.copyOf(draft.query));
            default -> draft.query.add(name + "=" + encoded(Oddities.text(random)));
        }
        draft.malformed |= draft.query.stream().mapToInt(String::length).sum() > 4_000;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void header(Draft draft) {
        draft.changes.add("header");
        switch (random.nextInt(4)) {
            case 0 -> {
                draft.malformed = true;
                draft.cut = true;
                Draft.Header bad = pick(BAD_HEADERS);
                if (random.nextBoolean()) {
                    draft.header(bad.name(), null);
                }
                draft.headers.add(bad);
            }
            case 1 -> {
                draft.malformed = true;
                if (random.nextInt(4) == 0) {
                    draft.header("Host", null);
                } else {
                    for (int i = 0; i < random.nextInt(1, 400); i++) {
                        draft.headers.add(new Draft.Header("X-" + i, "v".repeat(30)));
                    }
                }
            }
            default -> {
                Draft.Header odd = pick(HEADERS);
                draft.header(odd.name(), odd.value());
                draft.malformed |= odd.name().equals("Upgrade") || odd.name().equals("Connection");
            }
        }
    }

    private void credentials(Draft draft) {
        draft.changes.add("credentials");
        String odd = pick(CREDENTIALS);
        draft.malformed |= odd.indexOf(0) >= 0;
        if (random.nextInt(4) > 0) {
            draft.header("Authorization", null);
        }
        draft.headers.add(new Draft.Header("Authorization", odd));
    }

    private void method(Draft draft) {
        draft.changes.add("method");
        draft.astray = true;
        draft.method = pick(METHODS);
        draft.malformed |= draft.method.indexOf('\u00c9') >= 0 || draft.method.equals("get");
    }

    private void framing(Draft draft) {
        draft.changes.add("framing");
        draft.malformed = true;
        draft.cut = true;
        if (draft.body == null && draft.json == null) {
            draft.body("surprise".getBytes(StandardCharsets.UTF_8));
        }
        draft.framing = Draft.Framing.NONE;
        switch (random.nextInt(8)) {
            case 0 -> draft.header("Content-Length", "3");
            case 1 -> draft.header("Content-Length", "100000");
            case 2 -> draft.header("Content-Length", "0");
            case 3 -> {
                draft.headers.add(new Draft.Header("Content-Length", "3"));
                draft.headers.add(new Draft.Header("Content-Length", "4"));
            }
            case 4 -> {
                draft.framing = Draft.Framing.CHUNKED;
                draft.headers.add(new Draft.Header("Content-Length", "3"));
            }
            case 5 -> draft.framing = Draft.Framing.CHUNKED;
            case 6 -> {
                draft.header("Transfer-Encoding", "chunked");
                draft.body(pick(List.of(
                                "zz\r\n",
                                "-1\r\n\r\n",
                                "ffffffffffffffff\r\na",
                                "5\r\nabc",
                                "3;x=\"\r\nabc\r\n0\r\n\r\n"))
                        .getBytes(StandardCharsets.UTF_8));
            }
            default -> {
                // A body that nothing announces.
            }
        }
    }

    private <T> T pick(List<T> list) {
        return Oddities.pick(list, random);
    }
}
