package dev.issuetracker.adapter.persistence.django;

import static dev.issuetracker.adapter.persistence.django.DjangoColumn.LABEL_COLOR;
import static dev.issuetracker.adapter.persistence.django.DjangoColumn.LABEL_CREATED_AT;
import static dev.issuetracker.adapter.persistence.django.DjangoColumn.LABEL_DESCRIPTION;
import static dev.issuetracker.adapter.persistence.django.DjangoColumn.LABEL_ID;
import static dev.issuetracker.adapter.persistence.django.DjangoColumn.LABEL_NAME;

import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.text.CaseFolding;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the labels, and knows each afterwards. */
final class LabelReader extends DjangoReader<Label> {
    private final Map<Long, LabelRef> byId = new HashMap<>();
    private final Map<String, Long> idsByKey = new HashMap<>();

    LabelReader(Reading reading) {
        super(reading, LABEL_ID);
    }

    @Override
    Label read(DjangoRow row) throws SQLException {
        long id = row.id(LABEL_ID);
        String given = row.text(LABEL_NAME);
        String name = row.checked(LABEL_NAME, violations -> Label.name(given, violations));
        Instant created = row.time(LABEL_CREATED_AT, reading.at());
        Label label = new Label(id, name, color(row), description(row), created, created);
        Long other = idsByKey.putIfAbsent(CaseFolding.fold(name), id);
        if (other != null && row.good()) {
            row.addViolation(
                    LABEL_NAME,
                    name + " is, but for its case, the name of " + other
                            + " too. Names of labels differ here by more than case.");
        }
        byId.put(id, label.ref());
        return label;
    }

    private static String color(DjangoRow row) throws SQLException {
        String stored = row.text(LABEL_COLOR);
        return stored == null || stored.isBlank()
                ? Label.DEFAULT_COLOR
                : row.checked(LABEL_COLOR, violations -> Label.color(stored, violations));
    }

    private static String description(DjangoRow row) throws SQLException {
        String stored = row.text(LABEL_DESCRIPTION);
        return stored == null
                ? ""
                : row.checked(LABEL_DESCRIPTION, violations -> Label.description(stored, violations));
    }

    /** The label with this id, whatever is wrong with it. */
    Optional<LabelRef> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }
}
