package dev.issuetracker.adapter.importing.source.program;

import dev.issuetracker.adapter.importing.markup.Markup;
import dev.issuetracker.adapter.importing.source.CellKind;
import dev.issuetracker.adapter.importing.source.Column;
import dev.issuetracker.adapter.importing.source.ImportFormat;
import dev.issuetracker.adapter.importing.source.Sign;
import dev.issuetracker.adapter.importing.source.Target.Past;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.link.Relation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Redmine, with headers and values in English, German or French. */
final class Redmine {
    /** What follows or was copied has no relation of its own here. Older versions have other words for some. */
    private static final Map<Relation, List<String>> RELATIONS = Map.of(
            Relation.BLOCKS,
            List.of("blocks", "blockiert", "bloque"),
            Relation.BLOCKED_BY,
            List.of("blocked by", "blockiert durch", "bloqué par"),
            Relation.DUPLICATES,
            List.of("is duplicate of", "duplicates", "duplikat von", "duplique", "doublon de"),
            Relation.DUPLICATED_BY,
            List.of("has duplicate", "duplicated by", "dupliziert durch", "dupliqué par"),
            Relation.RELATES,
            List.of(
                    "related to",
                    "precedes",
                    "follows",
                    "copied to",
                    "copied from",
                    "beziehung mit",
                    "vorgänger von",
                    "nachfolger von",
                    "folgt",
                    "kopiert nach",
                    "kopiert von",
                    "lié à",
                    "précède",
                    "suit",
                    "copié vers",
                    "copié depuis"));

    static final ImportFormat PAGE = ImportFormat.named("redmine")
            .sign(Sign.names("tracker").beginningWith("#"))
            .sign(Sign.names().oneOf("subject", "thema", "sujet").beginningWith("#"))
            .column(Column.past(Past.KEY, "#"))
            .column(Column.of(IssueField.TITLE, CellKind.TEXT, "subject", "thema", "sujet")
                    .asRequired())
            .column(Column.of(IssueField.DESCRIPTION, CellKind.TEXT, "description", "beschreibung"))
            .column(Column.of(IssueField.STATUS, CellKind.STATUS, "status", "statut"))
            .column(Column.of(IssueField.ASSIGNEE, CellKind.NAME, "assignee", "zugewiesen an", "assigné à"))
            .column(Column.past(Past.AUTHOR, "author", "autor", "auteur"))
            .column(Column.past(Past.CREATED, "created", "angelegt", "créé"))
            .column(Column.past(Past.UPDATED, "updated", "aktualisiert", "mis à jour", "mis-à-jour"))
            .column(Column.past(Past.RESOLVED, "closed", "geschlossen am", "geschlossen", "fermé"))
            .column(Column.named("Priority", CellKind.NAME, "priority", "priorität", "priorité")
                    .meaning("urgent", "immediate", "dringend", "sofort", "immédiat")
                    .meaning("high", "hoch", "haut")
                    .meaning("medium", "normal")
                    .meaning("low", "niedrig", "bas"))
            .column(Column.named("Type", CellKind.NAME, "tracker")
                    .meaning("bug", "fehler", "anomalie")
                    .meaning("feature", "evolution", "évolution")
                    .meaning("task", "support", "unterstützung", "assistance"))
            .column(Column.named("Due date", CellKind.DATE, "due date", "abgabedatum", "echéance", "date d'échéance"))
            .column(Column.named("Milestone", CellKind.TEXT, "target version", "zielversion", "version cible"))
            .column(Column.named("Estimate", CellKind.NUMBER, "estimated time", "geschätzter aufwand", "temps estimé"))
            .column(Column.named("Project", CellKind.TEXT, "project", "projekt", "projet"))
            .column(Column.named("Category", CellKind.NAME, "category", "kategorie", "catégorie"))
            .column(Column.wordedLinks(words(), "related issues", "zugehörige tickets", "demandes liées"))
            .column(Column.past(
                    Past.PARENT, "parent task", "übergeordnetes ticket", "übergeordnete aufgabe", "tâche parente"))
            .status(Status.OPEN, "neu", "nouveau")
            .status(Status.IN_PROGRESS, "feedback", "in bearbeitung", "en cours", "commentaire")
            .status(Status.RESOLVED, "gelöst", "erledigt", "abgewiesen", "résolu", "fermé", "rejeté")
            .statusesOfTeams()
            .writtenIn(Markup.TEXTILE)
            .build();

    private Redmine() {}

    private static Map<String, Relation> words() {
        Map<String, Relation> words = new HashMap<>();
        RELATIONS.forEach((relation, all) -> all.forEach(word -> words.put(word, relation)));
        return words;
    }
}
