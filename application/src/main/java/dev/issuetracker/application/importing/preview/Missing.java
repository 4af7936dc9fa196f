package dev.issuetracker.application.importing.preview;

import java.util.List;

/**
 * What the rows of a file name and does not exist, each name once in whatever case.
 *
 * @param labels the first {@value #MAX_NAMES} labels, also those that are created for the file
 * @param people the first {@value #MAX_NAMES} people: authors, assignees and values of fields
 * @param fields those that are created for the file
 * @param options the first {@value #MAX_NAMES} words that are no options of their fields, also those that are created
 */
public record Missing(
        List<MissingName> labels, List<MissingPerson> people, List<MissingField> fields, List<MissingOption> options) {
    public static final int MAX_NAMES = 1_000;
    /** Nothing is missing. */
    public static final Missing NONE = new Missing(List.of(), List.of(), List.of(), List.of());

    public Missing {
        labels = List.copyOf(labels);
        people = List.copyOf(people);
        fields = List.copyOf(fields);
        options = List.copyOf(options);
    }

    /** The same with other people. */
    public Missing withPeople(List<MissingPerson> others) {
        return new Missing(labels, others, fields, options);
    }
}
