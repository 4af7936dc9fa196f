package dev.issuetracker.adapter.importing.packed;

import dev.issuetracker.application.importing.file.FileFacts;
import dev.issuetracker.application.importing.file.FileFacts.ColumnDecimal;
import dev.issuetracker.application.importing.file.FileFacts.ColumnOrder;
import dev.issuetracker.application.importing.file.FileFacts.Columns;
import dev.issuetracker.application.importing.file.FileFacts.Form;
import dev.issuetracker.application.importing.file.FileFacts.IgnoredColumn;
import dev.issuetracker.application.importing.file.FileFacts.PackedFile;
import dev.issuetracker.application.importing.file.FileFacts.ReadColumn;
import dev.issuetracker.application.importing.file.FileFacts.ReadStatus;
import dev.issuetracker.application.importing.file.FileFacts.Sheets;
import dev.issuetracker.application.importing.file.FileFacts.Times;
import dev.issuetracker.application.importing.file.FileFacts.Unused;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was found out about several files, put together. */
final class FactsSum {
    private final List<PackedFile> files = new ArrayList<>();
    private final List<FileFacts> facts = new ArrayList<>();

    /** @param rows how many the file has */
    void add(String name, long rows, FileFacts file) {
        files.add(new PackedFile(name, rows, file.form()));
        facts.add(file);
    }

    FileFacts sum() {
        // A file without any row has the columns of no format.
        FileFacts typical = facts.stream()
                .filter(each -> !each.columns().read().isEmpty())
                .findFirst()
                .orElse(facts.get(0));
        Columns columns =
                new Columns(read(), ignored(), decimals(), typical.columns().targets());
        return new FileFacts(typical.format(), form(), times(), columns, statuses(), files, unused(), markup());
    }

    /** What none of the files has. */
    private List<Unused> unused() {
        return facts.get(0).unused().stream()
                .filter(said -> facts.stream().allMatch(each -> each.unused().contains(said)))
                .toList();
    }

    private FileFacts.@Nullable Markup markup() {
        return facts.stream()
                .map(FileFacts::markup)
                .filter(Objects::nonNull)
                .reduce((one, more) -> new FileFacts.Markup(
                        one.language(), one.converted() + more.converted(), one.unchanged() + more.unchanged()))
                .orElse(null);
    }

    private Form form() {
        long shortRows =
                files.stream().mapToLong(each -> each.form().shortRows()).sum();
        return new Form(common(Form::encoding), common(Form::separator), shortRows, Sheets.NONE);
    }

    private @Nullable String common(Function<Form, @Nullable String> part) {
        String one = part.apply(files.get(0).form());
        boolean all = files.stream().allMatch(each -> Objects.equals(part.apply(each.form()), one));
        return all ? one : null;
    }

    private Times times() {
        ZoneId zone = null;
        Set<ColumnOrder> orders = new LinkedHashSet<>();
        for (FileFacts each : facts) {
            zone = zone == null ? each.times().zone() : zone;
            orders.addAll(each.times().orders());
        }
        return new Times(zone, List.copyOf(orders));
    }

    private List<ColumnDecimal> decimals() {
        return facts.stream()
                .flatMap(each -> each.columns().decimals().stream())
                .distinct()
                .toList();
    }

    private List<ReadColumn> read() {
        Map<String, ReadColumn> columns = new LinkedHashMap<>();
        for (FileFacts each : facts) {
            each.columns().read().forEach(column -> columns.merge(column.column(), column, FactsSum::sum));
        }
        return List.copyOf(columns.values());
    }

    private static ReadColumn sum(ReadColumn one, ReadColumn other) {
        String example = one.example() == null ? other.example() : one.example();
        return new ReadColumn(one.column(), one.fills(), one.values() + other.values(), example);
    }

    private List<IgnoredColumn> ignored() {
        Map<String, IgnoredColumn> columns = new LinkedHashMap<>();
        for (FileFacts each : facts) {
            each.columns().ignored().forEach(column -> columns.merge(column.column(), column, FactsSum::sum));
        }
        return List.copyOf(columns.values());
    }

    private static IgnoredColumn sum(IgnoredColumn one, IgnoredColumn other) {
        String example = one.example() == null ? other.example() : one.example();
        return new IgnoredColumn(one.column(), one.values() + other.values(), example);
    }

    private List<ReadStatus> statuses() {
        Map<String, ReadStatus> statuses = new LinkedHashMap<>();
        for (FileFacts each : facts) {
            each.statuses().forEach(status -> statuses.merge(status.value(), status, FactsSum::sum));
        }
        return statuses.values().stream().limit(FileFacts.MAX_STATUSES).toList();
    }

    private static ReadStatus sum(ReadStatus one, ReadStatus other) {
        return new ReadStatus(one.value(), one.status(), one.rows() + other.rows());
    }
}
