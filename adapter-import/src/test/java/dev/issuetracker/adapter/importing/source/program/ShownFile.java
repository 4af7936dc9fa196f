package dev.issuetracker.adapter.importing.source.program;

import dev.issuetracker.adapter.importing.Read;
import dev.issuetracker.application.importing.file.FileChoices;
import dev.issuetracker.application.importing.file.FileFacts;
import dev.issuetracker.application.importing.file.FileViolation;
import dev.issuetracker.application.importing.file.ImportColumns;
import dev.issuetracker.application.importing.file.ImportComment;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.importing.file.ImportPast;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.ImportValue;
import dev.issuetracker.application.importing.file.RowReader;
import dev.issuetracker.application.importing.relation.KeyedRelations;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.IssueField;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is read of a file, as a text that a person can check. */
final class ShownFile implements RowReader.Sink {
    /** The fields of a team: those of the preset for planning, and some more. */
    private static final List<Field> FIELDS = List.of(
            field(1, "Priority", FieldType.SELECT, "urgent", "high", "medium", "low"),
            field(2, "Type", FieldType.SELECT, "bug", "feature", "task"),
            field(3, "Due date", FieldType.DATE),
            field(4, "Milestone", FieldType.TEXT),
            field(5, "Estimate", FieldType.NUMBER),
            field(6, "Resolution", FieldType.TEXT),
            field(7, "Components", FieldType.MULTI_SELECT, "Inbox"),
            field(8, "Story Points", FieldType.NUMBER),
            field(9, "Systems", FieldType.MULTI_SELECT),
            field(10, "Remark", FieldType.TEXT));

    private final List<String> lines = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    private static Field field(long id, String name, FieldType type, String... options) {
        List<FieldOption> all = new ArrayList<>();
        for (String option : options) {
            all.add(new FieldOption(id * 100 + all.size(), option, "ededed"));
        }
        return new Field(id, name, type, "", all, Instant.EPOCH, Instant.EPOCH);
    }

    static ShownFile of(Path file, FileChoices choices) {
        ShownFile shown = new ShownFile();
        shown.add(Read.files().read(new ImportFile(file.getFileName().toString(), file, choices), FIELDS, shown));
        return shown;
    }

    /** The names of the header. */
    List<String> names() {
        return List.copyOf(names);
    }

    private void add(FileFacts facts) {
        lines.add("");
        line("format", facts.format());
        line("encoding", facts.form().encoding());
        line("separator", facts.form().separator());
        line("time zone", facts.times().zone());
        facts.times()
                .orders()
                .forEach(each -> line("order of " + each.column(), each.order().code()));
        facts.columns()
                .decimals()
                .forEach(each ->
                        line("decimals of " + each.column(), each.decimal().code()));
        line("short rows", facts.form().shortRows());
        FileFacts.Markup markup = facts.markup();
        if (markup != null) {
            line(
                    "markup",
                    markup.language() + ", converted " + markup.converted() + ", unchanged " + markup.unchanged());
        }
        facts.columns()
                .read()
                .forEach(each -> line("read", each.column() + " into " + each.fills() + " " + each.values()));
        facts.statuses().forEach(each -> line("status", each.value() + " as " + each.status() + " " + each.rows()));
        line(
                "ignored",
                facts.columns().ignored().stream()
                        .map(each -> each.column() + " " + each.values())
                        .collect(Collectors.joining(", ")));
    }

    private void line(String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            lines.add(name + ": " + value.toString().replace("\n", "\\n"));
        }
    }

    @Override
    public void columns(ImportColumns columns) {
        names.addAll(columns.names());
        violations("header", columns.violations());
    }

    private void violations(String name, List<FileViolation> violations) {
        violations.forEach(each -> line(name, each.column() + " " + each.value() + " " + each.code()));
    }

    @Override
    public void row(ImportRow row) {
        ImportPast past = row.past();
        lines.add("");
        line("line", row.line());
        line("key", past.key());
        line("url", past.url());
        fields().forEach(field -> value(field, row.values()));
        line("author", past.author());
        line("created", past.created());
        line("updated", past.updated());
        line("resolved", past.resolved());
        past.comments().forEach(comment -> line("comment", shown(comment)));
        line("parent", past.relations().parent());
        KeyedRelations.Titles titles = past.relations().titles();
        line("parent's title", titles == null ? null : titles.parent());
        past.relations().links().forEach(link -> line("link", link.relation().code() + " " + link.key()));
        violations("violation", row.violations());
        violations("note", row.notes());
    }

    private static Stream<IssueField<?>> fields() {
        return Stream.concat(IssueField.ALL.stream(), FIELDS.stream().map(field -> AddedFields.of(field.ref())));
    }

    private void value(IssueField<?> field, Map<IssueField<?>, ImportValue> values) {
        line(
                field.code(),
                String.join(
                        " | ", values.getOrDefault(field, ImportValue.of("")).words()));
    }

    private static String shown(ImportComment comment) {
        return comment.author() + " at " + comment.at() + ": " + comment.text();
    }

    String text() {
        return String.join("\n", lines).strip() + "\n";
    }
}
