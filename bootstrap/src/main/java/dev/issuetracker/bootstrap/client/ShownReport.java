package dev.issuetracker.bootstrap.client;

import dev.issuetracker.domain.text.Amount;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows a person what a check of files found out, a line for each thing. */
final class ShownReport {
    private static final int SHOWN = 20;
    private static final Map<String, String> SEPARATORS =
            Map.of(",", "commas", ";", "semicolons", "\t", "tabs", "|", "vertical bars");

    private final PrintWriter out;
    private final String made;

    private interface Line {
        String of(JsonObject object);
    }

    /** @param parameters of the import, as the API names them */
    ShownReport(PrintWriter out, Map<String, String> parameters) {
        this.out = out;
        this.made = parameters.getOrDefault("create_missing", "");
    }

    /**
     * Shows it.
     *
     * @param named what the files are called
     * @param understood whether the rows could be read
     */
    void show(String named, boolean understood, JsonObject report) {
        String counts = String.format(
                Locale.ROOT,
                "format %s, %s, %d good, %d rejected, %d to update, %d imported before.",
                report.text("format"),
                rows(report),
                report.number("created"),
                report.number("rejected"),
                report.number("updated"),
                report.number("skipped"));
        out.println(named + ": " + (understood ? counts : "it is not clear what the columns are."));
        lines("file", report.objects("files"), file -> file.text("file") + ", " + rows(file) + form(file));
        String form = form(report);
        if (!form.isEmpty()) {
            out.println("  read as: " + form.substring(2));
        }
        showMeanings(report);
        showMissing(report);
        lines(
                "unknown",
                report.objects("unknown_values").stream()
                        .filter(value -> !value.text("code").endsWith("_created"))
                        .toList(),
                value -> value.text("column") + " " + value.text("value") + ", " + rows(value) + ": "
                        + value.text("message"));
        lines(
                "error",
                report.objects("errors"),
                error -> (error.text("file").isEmpty() ? "" : error.text("file") + ", ") + "line "
                        + error.number("line") + ", " + error.text("column") + ": " + error.text("message"));
        out.flush();
    }

    /** How columns and words were understood. */
    private void showMeanings(JsonObject report) {
        lines(
                "date order",
                report.objects("date_orders"),
                column -> column.text("column") + " is " + column.text("order"));
        lines(
                "decimals",
                report.objects("decimals"),
                column -> column.text("column") + " has a " + column.text("decimal"));
        lines(
                "status",
                report.objects("statuses"),
                status -> status.text("value") + " is "
                        + (status.text("status").isEmpty() ? "unknown" : status.text("status")) + ", " + rows(status));
        lines("column", report.objects("columns"), column -> column.text("column") + " fills " + column.text("fills"));
        lines(
                "ignored",
                report.objects("ignored_columns"),
                column -> column.text("column") + ", " + Amount.of(column.number("values"), "value"));
        lines("not used", report.objects("unused"), ShownReport::unused);
    }

    private static String unused(JsonObject said) {
        if (!said.text("column").isEmpty()) {
            return "the column " + said.text("column");
        }
        return switch (said.text("fills")) {
            case "people" -> "the person " + said.text("value");
            case "new_fields" -> "the new field " + said.text("value");
            default -> "the word " + said.text("value") + " for " + said.text("fills");
        };
    }

    /** How the texts of a file were read, each after a comma. */
    private static String form(JsonObject file) {
        List<String> all = new ArrayList<>();
        all.add(file.text("encoding"));
        String separator = file.text("separator");
        all.add(separator.isEmpty() ? "" : "separated by " + SEPARATORS.getOrDefault(separator, separator));
        all.add(file.text("sheet").isEmpty() ? "" : "sheet " + file.text("sheet"));
        all.add(file.text("time_zone").isEmpty() ? "" : "times in " + file.text("time_zone"));
        long empty = file.number("short_rows");
        all.add(
                empty == 0
                        ? ""
                        : Amount.of(empty, "row") + " without " + (empty == 1 ? "its" : "their") + " last cells");
        all.removeIf(String::isEmpty);
        return all.isEmpty() ? "" : ", " + String.join(", ", all);
    }

    private void showMissing(JsonObject report) {
        lines(word("labels", "label"), report.objects("missing_labels"), ShownReport::counted);
        lines(
                word("users", "person"),
                report.objects("missing_people"),
                person -> counted(person)
                        + (person.text("account").isEmpty()
                                ? ""
                                : "; " + person.text("account") + " has this address: person.NAME= says who it is"));
        lines(
                word("fields", "field"),
                report.objects("missing_fields"),
                field -> field.text("name") + ", " + field.text("type") + ", " + rows(field));
        lines(
                word("options", "option"),
                report.objects("missing_options"),
                option -> option.text("field") + " " + counted(option));
    }

    private String word(String kind, String name) {
        return (List.of(made.split(",")).contains(kind) ? "new " : "missing ") + name;
    }

    private static String counted(JsonObject name) {
        return name.text("name") + ", " + rows(name);
    }

    private static String rows(JsonObject of) {
        return Amount.of(of.number("rows"), "row");
    }

    private void lines(String name, List<JsonObject> objects, Line line) {
        objects.stream().limit(SHOWN).forEach(each -> out.println("  " + name + ": " + line.of(each)));
        if (objects.size() > SHOWN) {
            out.println("  " + name + ": and " + (objects.size() - SHOWN) + " more");
        }
    }
}
