package dev.issuetracker.bootstrap.configuration;

import dev.issuetracker.adapter.http.settings.AddressBlock;
import dev.issuetracker.adapter.http.settings.HttpSettings;
import dev.issuetracker.adapter.http.settings.HttpSettings.Limits;
import dev.issuetracker.adapter.http.settings.HttpSettings.Origins;
import dev.issuetracker.adapter.http.settings.HttpSettings.Proxies;
import dev.issuetracker.adapter.http.settings.HttpSettings.Tls;
import dev.issuetracker.adapter.http.settings.PathPrefix;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.application.account.SignUpMode;
import dev.issuetracker.application.guess.GuessLimits;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the configuration from variables and collects everything that is wrong with them. */
final class ConfigurationReader {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})([smhd])");
    /** As browsers send it: in lower case, without the usual port, a path or a slash. */
    private static final Pattern ORIGIN =
            Pattern.compile("https?://[a-z0-9.-]+(:\\d{1,5})?|https?://\\[[0-9a-f:]+](:\\d{1,5})?");

    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})([KMG]?)");

    private final Map<String, String> environment;
    private final List<String> violations;

    ConfigurationReader(Map<String, String> environment, List<String> violations) {
        this.environment = environment;
        this.violations = new ArrayList<>(violations);
    }

    Configuration read() {
        Path dataDir = path(Variable.DATA_DIR, text(Variable.DATA_DIR));
        DatabaseSettings database = new DatabaseVariables(environment, violations).read(dataDir);
        Configuration configuration = new Configuration(
                http(),
                dataDir,
                database,
                secret(Variable.JWT_SECRET),
                secret(Variable.JWT_SECRET_PREVIOUS),
                value(
                        Variable.TOKEN_TTL,
                        "a time such as 30m, 24h or 7d",
                        ConfigurationReader::duration,
                        Duration.ZERO),
                value(Variable.SIGNUP, "one of open, closed, invite", ConfigurationReader::signUp, SignUpMode.OPEN),
                GuessLimits.of(
                        tries(Variable.GUESSES_PER_ACCOUNT),
                        tries(Variable.GUESSES_PER_ADDRESS),
                        tries(Variable.SIGNUPS_PER_ADDRESS)),
                blocks(Variable.WEBHOOK_PRIVATE_NETWORKS),
                choice(Variable.LOG_FORMAT, List.of("text", "json")),
                choice(Variable.LOG_LEVEL, List.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE")));
        if (!violations.isEmpty()) {
            throw new ConfigurationException(violations);
        }
        return configuration;
    }

    private HttpSettings http() {
        int port = value(Variable.PORT, "a number from 0 to 65535", ConfigurationReader::port, 0);
        return new HttpSettings(
                text(Variable.HOST),
                port,
                tls(),
                new Proxies(
                        blocks(Variable.TRUSTED_PROXIES),
                        value(Variable.BASE_PATH, "a path such as /tracker", PathPrefix::of, PathPrefix.NONE)),
                new Origins(origins(Variable.CORS_ORIGINS), origins(Variable.IMAGE_ORIGINS)),
                limits(),
                value(Variable.METRICS_PUBLIC, "true or false", ConfigurationReader::bool, false),
                value(Variable.DRAIN_TIMEOUT, "a time such as 15s", ConfigurationReader::duration, Duration.ZERO));
    }

    private List<String> origins(Variable variable) {
        return list(variable, "exact origins such as https://example.org", ConfigurationReader::origin);
    }

    private Limits limits() {
        return new Limits(
                value(Variable.MAX_BODY_SIZE, "a size below 2G such as 500K or 8M", ConfigurationReader::bodySize, 1L),
                value(Variable.MAX_IMPORT_SIZE, "a size such as 512M or 2G", ConfigurationReader::size, 1L),
                set(Variable.MAX_REQUESTS).isEmpty()
                        ? 0
                        : value(Variable.MAX_REQUESTS, "a number from 1", ConfigurationReader::positive, 1),
                value(Variable.MAX_CONNECTIONS, "a number from 1", ConfigurationReader::positive, 1),
                value(Variable.RATE_LIMIT, "a number, 0 for no limit", ConfigurationReader::number, 0),
                value(Variable.CLIENT_TIMEOUT, "a time such as 10s", ConfigurationReader::duration, Duration.ZERO),
                value(Variable.IMPORT_SILENCE, "a time such as 12s", ConfigurationReader::duration, Duration.ZERO));
    }

    private Optional<Tls> tls() {
        Optional<String> certificates = set(Variable.TLS_CERT);
        Optional<String> key = set(Variable.TLS_KEY);
        if (certificates.isPresent() != key.isPresent()) {
            Variable missing = certificates.isPresent() ? Variable.TLS_KEY : Variable.TLS_CERT;
            violations.add(missing + " is not set: TLS needs both TLS_CERT and TLS_KEY");
        }
        if (certificates.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        Tls tls = new Tls(path(Variable.TLS_CERT, certificates.get()), path(Variable.TLS_KEY, key.get()));
        tls.defect().ifPresent(defect -> violations.add("TLS_CERT and TLS_KEY: " + defect));
        return Optional.of(tls);
    }

    private <T> List<T> list(Variable variable, String wanted, Function<String, Optional<T>> parse) {
        List<T> values = new ArrayList<>();
        for (String text : text(variable).split(",", -1)) {
            if (!text.isBlank()) {
                parse.apply(text.strip())
                        .ifPresentOrElse(
                                values::add,
                                () -> violations.add(variable + " has " + text.strip() + ": it must be " + wanted
                                        + ", separated by commas"));
            }
        }
        return values;
    }

    private List<AddressBlock> blocks(Variable variable) {
        return list(variable, "addresses and blocks such as 10.0.0.0/8", ConfigurationReader::block);
    }

    private static Optional<AddressBlock> block(String text) {
        try {
            return Optional.of(AddressBlock.of(text));
        } catch (IllegalArgumentException exception) {
            return Optional.empty();
        }
    }

    private static Optional<String> origin(String text) {
        return Optional.of(text).filter(some -> ORIGIN.matcher(some).matches());
    }

    private Optional<String> secret(Variable variable) {
        Optional<String> secret = set(variable);
        int bytes = secret.orElse("").getBytes(StandardCharsets.UTF_8).length;
        if (secret.isPresent() && bytes < Configuration.MIN_SECRET_BYTES) {
            violations.add(variable + " has " + bytes + " bytes, but at least " + Configuration.MIN_SECRET_BYTES
                    + " are needed for HS256: use for example the output of openssl rand -base64 48");
        }
        return secret;
    }

    private Path path(Variable variable, String text) {
        try {
            return Path.of(text);
        } catch (IllegalArgumentException exception) {
            violations.add(variable + " is not a path on this system: " + exception.getMessage());
            return Path.of("");
        }
    }

    private String choice(Variable variable, List<String> choices) {
        return value(
                variable,
                "one of " + String.join(", ", choices),
                text -> Optional.of(text).filter(choices::contains),
                choices.get(0));
    }

    private <T> T value(Variable variable, String wanted, Function<String, Optional<T>> parse, T none) {
        String text = text(variable);
        return parse.apply(text).orElseGet(() -> {
            violations.add(variable + " is " + text + ": it must be " + wanted);
            return none;
        });
    }

    private String text(Variable variable) {
        return set(variable).orElse(variable.fallback());
    }

    private Optional<String> set(Variable variable) {
        return Environment.set(environment, variable.name());
    }

    private int tries(Variable variable) {
        return value(
                variable,
                "a number from 0 to 1000000",
                text -> text.matches("\\d{1,7}")
                        ? Optional.of(Integer.valueOf(text)).filter(number -> number <= 1_000_000)
                        : Optional.empty(),
                0);
    }

    private static Optional<Integer> port(String text) {
        return number(text).filter(port -> port <= 65_535);
    }

    private static Optional<Integer> positive(String text) {
        return number(text).filter(number -> number > 0);
    }

    private static Optional<Integer> number(String text) {
        return text.matches("\\d{1,6}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private static Optional<Long> bodySize(String text) {
        return size(text).filter(bytes -> bytes < Integer.MAX_VALUE);
    }

    private static Optional<SignUpMode> signUp(String text) {
        return Arrays.stream(SignUpMode.values())
                .filter(mode -> mode.code().equals(text))
                .findFirst();
    }

    private static Optional<Boolean> bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Long> size(String text) {
        Matcher matcher = SIZE.matcher(text.toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int shift = switch (matcher.group(2)) {
            case "K" -> 10;
            case "M" -> 20;
            case "G" -> 30;
            default -> 0;
        };
        BigInteger bytes = new BigInteger(matcher.group(1)).shiftLeft(shift);
        return Optional.of(bytes)
                .filter(some -> some.signum() > 0 && some.bitLength() < Long.SIZE)
                .map(BigInteger::longValueExact);
    }

    /** A time such as 15s; empty when it is none, is 0, or longer than a hundred years. */
    static Optional<Duration> duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        Duration duration = switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
        return Optional.of(duration).filter(some -> !some.isZero()).filter(some -> some.toDays() <= 36_500);
    }
}
