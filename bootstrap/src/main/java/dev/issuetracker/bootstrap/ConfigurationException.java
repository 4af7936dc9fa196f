package dev.issuetracker.bootstrap;

import java.util.List;

/** The configuration cannot be served from. Tells every fault, each with the variable that it is in. */
final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    ConfigurationException(List<String> faults) {
        super(String.join("\n", faults));
        this.faults = List.copyOf(faults);
    }

    List<String> faults() {
        return faults;
    }
}
