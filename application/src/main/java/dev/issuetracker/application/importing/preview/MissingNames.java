package dev.issuetracker.application.importing.preview;

import dev.issuetracker.domain.field.FieldType;

/** Collects the names in a file that nothing has here, and counts their rows. */
public final class MissingNames {
    private final NameCounts labels = new NameCounts();
    private final NameCounts people = new NameCounts();
    private final NameCounts fields = new NameCounts();
    private final NameCounts options = new NameCounts();
    private long row;

    /** Begins before the first row. */
    public MissingNames() {
        this.row = 0;
    }

    /** Begins the next row. A row that has a name several times counts once. */
    public void nextRow() {
        row++;
    }

    /** Adds a label that does not exist. */
    public void label(String name) {
        labels.add(name, row);
    }

    /** Adds somebody who is nobody here. */
    public void person(String name) {
        people.add(name, row);
    }

    /** Adds a field that is made for the file. */
    public void field(String name, FieldType type) {
        fields.add(type.code(), name, row);
    }

    /** Adds a word that is no option of a field, or becomes one. */
    public void option(String field, String name) {
        options.add(field, name, row);
    }

    /** What was collected so far. */
    public Missing found() {
        return new Missing(
                labels.found(),
                people.found((of, name, rows) -> new MissingPerson(name, rows, null)),
                fields.found((type, name, rows) -> new MissingField(name, type, rows)),
                options.found(MissingOption::new));
    }
}
