package dev.issuetracker.adapter.http.exchange;

import dev.issuetracker.adapter.http.wire.Preconditions;
import dev.issuetracker.adapter.http.wire.Times;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.text.Names;
import dev.issuetracker.domain.text.TextRules;
import dev.issuetracker.domain.text.ZoneNames;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a URL, or of a filter in a body that is read like them. Reading a parameter adds a violation when
 * it is invalid. {@link #end} adds a violation for each parameter that was not read.
 */
public final class Query {
    private static final Pattern POSITIVE = Pattern.compile("[1-9][0-9]{0,18}");
    private static final Pattern INTEGER = Pattern.compile("[0-9]{1,18}");
    private static final char REPLACEMENT = '\uFFFD';
    private static final Pattern REPLACEMENT_SENT = Pattern.compile("\uFFFD|%EF%BF%BD", Pattern.CASE_INSENSITIVE);
    /** The longest text of a parameter: longer than any name or word that is worth a search. */
    public static final int MAX_TEXT = 1_000;

    /** One value of a parameter. */
    public record Parameter(String name, String value) {}

    private final List<Parameter> parameters = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final Violations violations;
    private final String kind;

    /**
     * Reads parameters that came in another way.
     *
     * @param kind what the client calls one
     */
    Query(List<Parameter> parameters, String kind, Violations violations) {
        this.parameters.addAll(parameters);
        this.kind = kind;
        this.violations = violations;
    }

    /** Reads the query of a request. */
    public Query(Context ctx, Violations violations) {
        this(ctx.queryString(), violations);
    }

    /** Reads the query of a URL; null for none. */
    public Query(@Nullable String queryString, Violations violations) {
        this.violations = violations;
        this.kind = "parameter";
        if (queryString == null) {
            return;
        }
        for (String part : queryString.split("&", -1)) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String name = equals < 0 ? part : part.substring(0, equals);
                parameters.add(new Parameter(decode(name), decode(equals < 0 ? "" : part.substring(equals + 1))));
            }
        }
    }

    private String decode(String encoded) {
        try {
            String text = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
            // The decoder puts it in the place of bytes that are not UTF-8.
            if (text.indexOf(REPLACEMENT) >= 0
                    && text.chars().filter(c -> c == REPLACEMENT).count()
                            > REPLACEMENT_SENT.matcher(encoded).results().count()) {
                violations.add(
                        "query",
                        "malformed",
                        "The query has bytes that are not UTF-8; write each character as its bytes in UTF-8.");
            }
            return text;
        } catch (IllegalArgumentException malformed) {
            violations.add(
                    "query",
                    "malformed",
                    "The query has a % without two hexadecimal digits after it; write a percent sign as %25.");
            return encoded;
        }
    }

    /** The violations of a request that takes no parameters: one for each parameter that it has. */
    public static Violations none(Context ctx) {
        Violations violations = new Violations();
        new Query(ctx, violations).end();
        return violations;
    }

    /** The version that {@code If-Match} names in a request that takes no parameters; null when it names none. */
    public static @Nullable Long onlyVersion(Context ctx) {
        Violations violations = none(ctx);
        Long version = Preconditions.version(ctx, violations);
        violations.throwIfAny();
        return version;
    }

    /**
     * Adds parameters that came in another way, except those of whose names the URL has one, in whatever case.
     *
     * @return those that were not added
     */
    public List<Parameter> add(List<Parameter> others) {
        Set<String> own = parameters.stream()
                .map(parameter -> CaseFolding.fold(parameter.name()))
                .collect(Collectors.toSet());
        Map<Boolean, List<Parameter>> parted = others.stream()
                .collect(Collectors.partitioningBy(parameter -> own.contains(CaseFolding.fold(parameter.name()))));
        parameters.addAll(parted.getOrDefault(false, List.of()));
        return parted.getOrDefault(true, List.of());
    }

    /** Every value of a parameter that may come more than once. */
    List<String> all(String name) {
        known.add(name);
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .toList();
    }

    /** Every value of the parameters whose names begin like this, in their order, with what follows in their names. */
    public List<Parameter> prefixed(String prefix) {
        List<Parameter> found = new ArrayList<>();
        for (Parameter parameter : parameters) {
            if (parameter.name().startsWith(prefix)) {
                known.add(parameter.name());
                found.add(new Parameter(parameter.name().substring(prefix.length()), parameter.value()));
            }
        }
        return found;
    }

    private @Nullable String one(String name) {
        List<String> values = all(name);
        if (values.size() > 1) {
            violations.add(name, "repeated", name + " may be given only once.");
        }
        return values.isEmpty() || violations.has(name) ? null : values.get(0);
    }

    private <T> @Nullable T parsed(String name, Function<String, Optional<T>> parse, String code, String message) {
        String value = one(name);
        if (value == null) {
            return null;
        }
        Optional<T> parsed = parse.apply(value);
        if (parsed.isEmpty()) {
            violations.add(name, code, message);
        }
        return parsed.orElse(null);
    }

    /** A text to search for; null when none came, or an empty one. */
    @Nullable
    public String keyword(String name) {
        String value = one(name);
        if (value == null || Names.stripped(value).isEmpty()) {
            return null;
        }
        return TextRules.text(name, value, 1, MAX_TEXT, violations);
    }

    /** A name; null when none came. */
    @Nullable
    public String name(String name) {
        String value = one(name);
        return value == null ? null : TextRules.sought(name, value, MAX_TEXT, violations);
    }

    /** The names of a parameter that may be repeated, up to a maximum. */
    public List<String> names(String name, int max) {
        return atMost(max, name).stream()
                .map(value -> TextRules.sought(name, value, MAX_TEXT, violations))
                .toList();
    }

    /** The ids of a parameter that may be repeated, up to a maximum. */
    public List<Long> ids(String name, int max) {
        List<Long> ids = new ArrayList<>();
        for (String value : atMost(max, name)) {
            positive(value).ifPresentOrElse(ids::add, () -> violations.add(name, "out_of_range", noPositive(name)));
        }
        return ids;
    }

    private List<String> atMost(int max, String name) {
        List<String> values = all(name);
        if (values.size() > max) {
            violations.add(
                    name,
                    "too_many",
                    name + " is given " + values.size() + " times; it may be given at most " + max + " times.");
            return List.of();
        }
        return values;
    }

    /** A number from 1; null when none came. */
    @Nullable
    public Long number(String name) {
        return parsed(name, Query::positive, "out_of_range", noPositive(name));
    }

    /** The positive whole number that a text writes; empty when it writes none. */
    public static Optional<Long> positive(String text) {
        try {
            return POSITIVE.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    private static String noPositive(String name) {
        return name + " must be an integer from 1 to 9223372036854775807.";
    }

    /** A number in a range; another one when none came. */
    public int integer(String name, int min, int max, int otherwise) {
        Integer value = parsed(
                name,
                text -> Optional.of(text)
                        .filter(digits -> INTEGER.matcher(digits).matches())
                        .map(Long::valueOf)
                        .filter(number -> number >= min && number <= max)
                        .map(Long::intValue),
                "out_of_range",
                name + " must be an integer from " + min + " to " + max + ".");
        return value == null ? otherwise : value;
    }

    /** One of a few values; null when none came. */
    public <T> @Nullable T choice(String name, Function<String, Optional<T>> parse, String choices) {
        return parsed(name, parse, "invalid_choice", name + " must be " + choices + ".");
    }

    /** Some of a few values, of a parameter that may be repeated. */
    public <T> List<T> choices(String name, Function<String, Optional<T>> parse, String choices) {
        List<T> found = new ArrayList<>();
        for (String value : all(name)) {
            parse.apply(value)
                    .ifPresentOrElse(
                            found::add,
                            () -> violations.add(name, "invalid_choice", name + " must be " + choices + "."));
        }
        return found;
    }

    /** A time zone by its name in the IANA database; UTC when none came. */
    public ZoneId zone(String name) {
        String value = one(name);
        if (value == null) {
            return ZoneOffset.UTC;
        }
        Optional<ZoneId> zone = ZoneNames.zone(value);
        if (zone.isEmpty()) {
            String rule =
                    " must be the name of a time zone in the IANA database, such as Europe/Berlin or UTC; it has no"
                            + " abbreviations such as PST and CEST, and no offsets.";
            String meant = ZoneNames.nearest(value)
                    .map(other -> " Did you mean " + other + "?")
                    .orElse("");
            violations.add(name, "unknown_time_zone", name + rule + meant);
        }
        return zone.orElse(ZoneOffset.UTC);
    }

    /** True or false; false when neither came. */
    public boolean flag(String name) {
        Boolean value = bool(name);
        return value != null && value;
    }

    /** True or false; null when neither came. */
    @Nullable
    public Boolean bool(String name) {
        return choice(
                name,
                text -> switch (text) {
                    case "true" -> Optional.of(true);
                    case "false" -> Optional.of(false);
                    default -> Optional.empty();
                },
                "true or false");
    }

    /** A span of time, both ends included, in which a day is one of UTC; null leaves an end open. */
    public Span span(String from, String to) {
        return span(from, to, ZoneOffset.UTC);
    }

    /** The same with the days of a zone. */
    public Span span(String from, String to, ZoneId zone) {
        String rule = " must be a time such as 2026-11-23T09:30:00Z or a day such as 2026-11-23.";
        Instant start = parsed(from, text -> Times.from(text, zone), "invalid_time", from + rule);
        Instant end = parsed(to, text -> Times.to(text, zone), "invalid_time", to + rule);
        if (start != null && end != null && start.isAfter(end)) {
            violations.add(from, "contradiction", from + " is later than " + to + ".");
        }
        return new Span(start, end);
    }

    /** A span of time, both ends included; null leaves an end open. */
    public record Span(@Nullable Instant from, @Nullable Instant to) {}

    /** The value of a parameter as it was sent; null when none came. */
    @Nullable
    public String opaque(String name) {
        return one(name);
    }

    /** Adds a violation for each parameter that was not read. */
    public void end() {
        for (Parameter parameter : parameters) {
            if (!known.contains(parameter.name())) {
                UnknownNames.add(violations, kind, "", parameter.name(), known);
            }
        }
    }

    /** The query with another value for one parameter. */
    String with(String name, String value) {
        StringBuilder query = new StringBuilder();
        for (Parameter parameter : parameters) {
            if (!parameter.name().equals(name)) {
                append(query, parameter);
            }
        }
        append(query, new Parameter(name, value));
        return query.toString();
    }

    private static void append(StringBuilder query, Parameter parameter) {
        query.append(query.length() == 0 ? '?' : '&')
                .append(URLEncoder.encode(parameter.name(), StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(parameter.value(), StandardCharsets.UTF_8));
    }
}
