package dev.issuetracker.bootstrap;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The variables of the process and of a {@code .env} file; where both set one, the process wins. A blank value sets
 * nothing.
 */
final class Environment {
    private Environment() {}

    /**
     * Reads both.
     *
     * @param file passed over when it does not exist
     * @throws ConfigurationException when the file is there and cannot be read or understood
     */
    static Map<String, String> of(Map<String, String> process, Path file) {
        Map<String, String> all = new HashMap<>();
        if (Files.exists(file)) {
            all.putAll(EnvFile.read(file));
        }
        process.forEach((name, value) -> {
            if (!value.isBlank()) {
                all.put(name, value);
            }
        });
        return all;
    }

    /** The value of a variable without surrounding blanks; a blank one counts as not set. */
    static Optional<String> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
