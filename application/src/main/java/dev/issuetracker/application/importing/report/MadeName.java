package dev.issuetracker.application.importing.report;

/**
 * The name of a label or a person that is made for a row.
 *
 * @param fills the code of the field whose value it is, {@value #AUTHOR}, or comment for who wrote one
 */
public record MadeName(String fills, String name) {
    public static final String AUTHOR = "created_by";
}
