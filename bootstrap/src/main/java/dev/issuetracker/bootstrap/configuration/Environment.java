package dev.issuetracker.bootstrap.configuration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The variables of the process and of a {@code .env} file. Where both set one, the process wins. A blank value sets
 * nothing.
 *
 * @param violations the lines of the file that cannot be understood
 * @param warnings what the file sets that is not a variable of the tracker, one sentence each
 */
public record Environment(Map<String, String> variables, List<String> violations, List<String> warnings) {
    private static final Set<String> NETWORK = Set.of("TLS_CERT", "TLS_KEY", "TRUSTED_PROXIES", "BASE_PATH");

    /** Variables as they are, without a file. */
    public static Environment of(Map<String, String> variables) {
        return new Environment(variables, List.of(), List.of());
    }

    /**
     * Reads both.
     *
     * @param file passed over when it does not exist
     */
    public static Environment of(Map<String, String> process, Path file) {
        Map<String, String> all = new HashMap<>();
        List<String> violations = List.of();
        List<String> warnings = new ArrayList<>();
        if (Files.exists(file)) {
            EnvFile read = EnvFile.read(file);
            all.putAll(read.values());
            violations = read.violations();
            for (String name : read.values().keySet()) {
                VariableNames.warning(name).ifPresent(warning -> warnings.add(read.place(name) + ": " + warning));
            }
        }
        process.forEach((name, value) -> {
            if (!value.isBlank()) {
                all.put(name, value);
            }
        });
        return new Environment(all, violations, warnings);
    }

    /**
     * The same for a server that only its own process calls: on any free port of this machine, as if no proxy was
     * before it.
     */
    public Environment onLoopback() {
        Map<String, String> own = new HashMap<>(variables);
        own.keySet().removeAll(NETWORK);
        own.putAll(Map.of("HOST", "127.0.0.1", "PORT", "0", "RATE_LIMIT", "0"));
        own.putIfAbsent("LOG_LEVEL", "WARN");
        return new Environment(own, violations, warnings);
    }

    /** The value of a variable without surrounding blanks; a blank one counts as not set. */
    static Optional<String> set(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
