package dev.issuetracker.bootstrap.configuration;

import java.util.List;

/** The configuration has violations: one sentence each, with the variable or the line that it is about. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> violations;

    /** @param violations one sentence each */
    public ConfigurationException(List<String> violations) {
        super(String.join("\n", violations));
        this.violations = List.copyOf(violations);
    }

    public List<String> violations() {
        return violations;
    }
}
