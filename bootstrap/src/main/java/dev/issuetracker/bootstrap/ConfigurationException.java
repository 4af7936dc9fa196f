package dev.issuetracker.bootstrap;

import java.util.List;

/** The configuration has violations: one sentence each, with the variable or the line that it is about. */
final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> violations;

    ConfigurationException(List<String> violations) {
        super(String.join("\n", violations));
        this.violations = List.copyOf(violations);
    }

    List<String> violations() {
        return violations;
    }
}
