package dev.issuetracker.architecture.planted.ports_carry_only_values.domain;

public class MissingException extends Exception {
    private static final long serialVersionUID = 1L;
}
