package dev.issuetracker.application.importing;

import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.event.TrackerEvent;
import dev.issuetracker.application.importing.check.CheckedRow;
import dev.issuetracker.application.importing.check.ImportNames;
import dev.issuetracker.application.importing.check.RowBatch;
import dev.issuetracker.application.importing.check.RowCheck;
import dev.issuetracker.application.importing.check.RowCounts;
import dev.issuetracker.application.importing.check.RowErrors;
import dev.issuetracker.application.importing.done.Import;
import dev.issuetracker.application.importing.done.ImportRecord;
import dev.issuetracker.application.importing.existing.ExistingIssues;
import dev.issuetracker.application.importing.existing.ExistingIssues.ExistingRow;
import dev.issuetracker.application.importing.existing.ExistingIssues.Updating;
import dev.issuetracker.application.importing.existing.ExistingRelations;
import dev.issuetracker.application.importing.file.FileChoices;
import dev.issuetracker.application.importing.file.FileFacts;
import dev.issuetracker.application.importing.file.FileFacts.Unused;
import dev.issuetracker.application.importing.file.FileViolation;
import dev.issuetracker.application.importing.file.ImportColumns;
import dev.issuetracker.application.importing.file.ImportPast;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.RowReader;
import dev.issuetracker.application.importing.file.UnusedChoices;
import dev.issuetracker.application.importing.preview.MissingNames;
import dev.issuetracker.application.importing.preview.RowPlace;
import dev.issuetracker.application.importing.relation.SeenKeys;
import dev.issuetracker.application.importing.relation.Spool;
import dev.issuetracker.application.importing.relation.WaitingRows;
import dev.issuetracker.application.importing.report.FirstRow;
import dev.issuetracker.application.importing.report.FirstRows;
import dev.issuetracker.application.importing.report.ImportRejectedException;
import dev.issuetracker.application.importing.report.ImportReport;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One file on its way in: checks the rows and stores the good ones, a batch at a time, and remembers what was wrong.
 */
final class ImportRun implements RowReader.Sink, AutoCloseable {
    /** So many issues get their parents with the publication at most, for which others wait. */
    private static final long WITH_PUBLICATION = 100;

    private final IssuePorts ports;
    private final Transactions transactions;
    private final NewIssues.Adding adding;
    private final ImportPorts stores;
    private final ImportNames names;
    private final Purpose purpose;

    private final RowErrors errors = new RowErrors();
    private final RowBatch batch;
    private final ExistingIssues existing;
    private final List<ExistingRow> again = new ArrayList<>();
    private final NewIssues added;
    private final RowCounts counts = new RowCounts();
    private final FirstRows first = new FirstRows();
    private final MissingNames missingNames = new MissingNames();
    private final SeenKeys seen = new SeenKeys();
    private final ImportRelations relations;
    private boolean relationsStored;
    private boolean wrongHeader;
    private boolean anyWrongHeader;
    private @Nullable String source;
    private @Nullable KnownKeys keys;

    /** What an import is for: who does what with the rows, and when. */
    record Purpose(
            Cause cause,
            ImportGoal goal,
            FileChoices choices,
            ImportPlan plan,
            ImportService.RejectedRows rejects,
            ImportRecord record,
            Supplier<Spool> spools) {
        UserRef by() {
            return cause.by();
        }

        Instant at() {
            return cause.at();
        }
    }

    ImportRun(IssuePorts ports, NewIssues.Adding adding, ImportPorts stores, ImportNames names, Purpose purpose) {
        this.ports = ports;
        this.transactions = ports.transactions();
        this.adding = adding;
        this.stores = stores;
        this.names = names;
        this.purpose = purpose;
        this.added = new NewIssues(transactions, adding, stores);
        this.relations = new ImportRelations(ports, stores, seen, purpose.spools(), errors);
        this.batch = new RowBatch(names.people());
        this.existing =
                new ExistingIssues(ports, stores.origins(), stores.comments(), errors, updating(), purpose.record());
    }

    private Updating updating() {
        return new Updating(
                purpose.cause(),
                purpose.plan().onExisting() == OnExisting.OVERWRITE,
                purpose.goal().stores());
    }

    /** The fields that a team added, of which a column may bear the name. */
    List<Field> fields() {
        return names.fields().read();
    }

    @Override
    public void columns(ImportColumns columns) {
        flush();
        counts.begin(columns.file());
        RowPlace header = counts.header(columns.line());
        columns.violations().forEach(violation -> errors.add(header, violation));
        if (columns.source() != null && keys == null) {
            String named = purpose.plan().source();
            source = named == null ? columns.source() : named;
            keys = new KnownKeys(transactions, stores.origins(), source, seen);
        }
        wrongHeader = !columns.violations().isEmpty();
        anyWrongHeader |= wrongHeader;
        if (!wrongHeader) {
            purpose.rejects().columns(columns);
        } else if (purpose.goal() != ImportGoal.CHECK) {
            throw new ImportRejectedException(report(null, null, unusedColumns(columns)));
        }
    }

    /** All that is known of what is said of the file when its rows are not read. */
    private List<Unused> unusedColumns(ImportColumns columns) {
        UnusedChoices unused = new UnusedChoices(purpose.choices());
        columns.names().forEach(unused::hasColumn);
        return unused.columns();
    }

    @Override
    public void row(ImportRow row) {
        if (wrongHeader) {
            // It is read only to show what the columns hold, so that the caller can say what they fill.
            return;
        }
        batch.add(row);
        if (batch.full()) {
            flush();
        }
    }

    /**
     * Stores what is left, and the record of the import; the transaction must not commit when this throws.
     *
     * @param file which was read to its end
     * @return the record; empty when no row made or changed an issue
     * @throws ImportRejectedException when no row was good
     * @throws ImportAbandonedException when one was not, and the goal wants all
     */
    Optional<Import> finish(FileFacts file) {
        flush();
        checkAnyRows();
        if (!counts.anyGood()) {
            throw new ImportRejectedException(report(null, file));
        }
        names.finish();
        if (keys != null) {
            relations.lock();
            if (!relationsStored) {
                relations.store(keys, purpose.by(), purpose.at(), WaitingRows.Pieces.OF_ONE_UNIT);
            }
            ExistingRelations others = existingRelations();
            relations.linkAgain(keys, others, WaitingRows.Pieces.OF_ONE_UNIT);
            relations.setParentsAgain(keys, others, WaitingRows.Pieces.OF_ONE_UNIT);
            counts.updateSkipped(others.first());
        }
        return purpose.record().end(added.stored());
    }

    private ExistingRelations existingRelations() {
        return new ExistingRelations(
                ports, stores.origins(), stores.links(), updating(), purpose.record(), existing.changes());
    }

    /** What has become of the rows so far. */
    ImportReport.Counts counts() {
        return counts.created(counts.good());
    }

    /** How many rows were read. */
    long rows() {
        return counts.read();
    }

    /** How many rows are good and not skipped. */
    long good() {
        return counts.good();
    }

    /** Reports what storing would do, after a file of which nothing was stored. */
    ImportReport checked(FileFacts file) {
        flush();
        checkAnyRows();
        if (keys != null) {
            KnownKeys known = keys;
            long first = transactions.reading(() -> {
                ExistingRelations others = existingRelations();
                relations.check(known, ports.issueTree(), others);
                return others.first();
            });
            counts.updateSkipped(first);
        }
        return report(null, file);
    }

    private void checkAnyRows() {
        if (counts.read() == 0 && !anyWrongHeader) {
            errors.add(
                    counts.header(1),
                    new FileViolation("title", null, "no_rows", "The file is empty, or has a header and no rows."));
        }
    }

    /**
     * Reports what was done.
     *
     * @param made null when nothing was stored
     */
    ImportReport report(@Nullable Import made, FileFacts file) {
        List<Unused> unused = new ArrayList<>(file.unused());
        unused.addAll(names.unusedFields(file));
        if (!anyWrongHeader) {
            // Otherwise there are rows in which nobody looked for people.
            unused.addAll(names.unusedPeople());
        }
        return report(made, file, unused);
    }

    private ImportReport report(@Nullable Import made, @Nullable FileFacts file, List<Unused> unused) {
        long created = made != null || purpose.goal() == ImportGoal.CHECK ? counts.good() : 0;
        return new ImportReport(
                made,
                counts.created(created),
                source,
                file,
                unused,
                missingNames.found(),
                errors.first(),
                errors.values(),
                first.list(),
                errors.total());
    }

    /** Deals with the rows that wait. */
    void flush() {
        boolean stores = purpose.goal().stores();
        names.learn(batch);
        if (keys != null) {
            keys.learn(batch.keys());
        }
        List<CheckedRow> checked = new ArrayList<>();
        for (ImportRow row : batch.rows()) {
            take(names.fields().row(row)).filter(each -> stores).ifPresent(checked::add);
        }
        batch.clear();
        if (!checked.isEmpty()) {
            added.store(
                    checked,
                    source,
                    (id, row) -> relations.add(
                            OptionalLong.of(id), row.place(), row.row().past()));
        }
        if (!again.isEmpty()) {
            updateExisting();
        }
        first.sort();
    }

    private void updateExisting() {
        if (purpose.goal().stores()) {
            adding.store(transactions, again.size(), (from, to) -> updated(again.subList(from, to)), this::takeUpdated);
        } else {
            takeUpdated(updated(again));
        }
        again.clear();
    }

    /**
     * Rows whose issues were updated.
     *
     * @param now what became of the issue of each
     */
    private record Updated(List<ExistingRow> rows, List<ExistingIssues.Now> now) {}

    private Updated updated(List<ExistingRow> rows) {
        existing.update(rows);
        return new Updated(
                rows, rows.stream().map(row -> existing.now(row.issueId())).toList());
    }

    private void takeUpdated(Updated updated) {
        counts.update(
                updated.rows().size(),
                updated.now().stream().filter(ExistingIssues.Now::changed).count());
        for (int i = 0; i < updated.rows().size(); i++) {
            ExistingRow row = updated.rows().get(i);
            existing.previewed(row.issueId()).ifPresent(first::add);
            relations.addAgain(
                    row.issueId(),
                    row.row().place(),
                    row.row().row().past(),
                    updated.now().get(i));
        }
    }

    /**
     * Deals with the rows that wait, and stores piece by piece what rows say of others, but for the parents that wait
     * for the publication of issues that are new.
     */
    void flushAll() {
        flush();
        KnownKeys known = keys;
        if (known == null) {
            return;
        }
        WaitingRows.Pieces unseen = pieces(adding::completing);
        ExistingRelations others = existingRelations();
        if (purpose.plan().onExisting().updates()) {
            relations.moveAgain(known, others, pieces(Runnable::run));
        }
        relations.store(known, purpose.by(), purpose.at(), unseen);
        if (purpose.plan().onExisting().updates()) {
            relations.linkAgain(known, others, unseen);
            counts.updateSkipped(others.first());
        }
        relationsStored = true;
    }

    /** Whether so many issues wait for new ones to be their parents that others must not wait until they have them. */
    boolean publishesFirst() {
        return relations.waitingParents() > WITH_PUBLICATION;
    }

    /** Notes in the unit of work of the thread that everybody sees the new issues from now on. */
    void published() {
        purpose.record().seen(added.stored());
    }

    /** Stores piece by piece the parents that have waited for the publication. */
    void setParents() {
        KnownKeys known = keys;
        if (known != null) {
            ExistingRelations others = existingRelations();
            relations.setParentsAgain(known, others, pieces(Runnable::run));
            counts.updateSkipped(others.first());
        }
    }

    private WaitingRows.Pieces pieces(Consumer<Runnable> within) {
        return new WaitingRows.Pieces() {
            @Override
            public <R> void run(List<R> rows, Consumer<List<R>> piece) {
                adding.<Boolean>store(
                        transactions,
                        rows.size(),
                        (from, to) -> {
                            within.accept(() -> piece.accept(rows.subList(from, to)));
                            return true;
                        },
                        done -> {});
            }
        };
    }

    /** Frees the room of what waits. */
    @Override
    public void close() {
        relations.close();
    }

    /** What was stored of issues that came in before. */
    List<TrackerEvent> changes() {
        return existing.changes().events();
    }

    /**
     * Checks a row; empty when something is wrong with it, or it is skipped.
     *
     * @throws ImportAbandonedException when something is wrong, and nothing will be stored because of it
     */
    private Optional<CheckedRow> take(ImportRow row) {
        RowPlace place = counts.next(row.line());
        Optional<FileViolation> noIssue = row.noIssue();
        if (noIssue.isPresent()) {
            counts.skip();
            errors.note(place, noIssue.get());
            return Optional.empty();
        }
        Optional<FileViolation> key = keyViolation(row);
        remember(row.past());
        if (key.isPresent() && purpose.plan().onExisting() == OnExisting.SKIP) {
            counts.skip();
            return Optional.empty();
        }
        missingNames.nextRow();
        RowCheck check = new RowCheck(names, missingNames, purpose.by(), purpose.at(), keys != null);
        CheckedRow checked = check.check(row, place);
        OptionalLong before = key.map(this::issueToUpdate).orElse(OptionalLong.empty());
        boolean wrongKey = key.isPresent() && before.isEmpty();
        if (wrongKey || !checked.good()) {
            reject(checked, wrongKey ? key : Optional.empty());
            return Optional.empty();
        }
        checked.notes().forEach(note -> errors.note(place, note));
        if (before.isPresent()) {
            takeAgain(checked, before.getAsLong());
            return Optional.empty();
        }
        takeNew(checked);
        return Optional.of(checked);
    }

    private void remember(ImportPast past) {
        relations.remember(past);
        if (keys != null) {
            relations.known(past, keys.issue(past.key()));
        }
    }

    private Optional<FileViolation> keyViolation(ImportRow row) {
        return keys == null ? Optional.empty() : keys.violation(row.past().key());
    }

    /** The issue that a row updates whose key breaks this rule; empty when no issue has the key, or none is updated. */
    private OptionalLong issueToUpdate(FileViolation key) {
        return keys == null || !purpose.plan().onExisting().updates() ? OptionalLong.empty() : keys.issue(key);
    }

    /** Takes a row whose issue came in before. */
    private void takeAgain(CheckedRow checked, long issueId) {
        again.add(new ExistingRow(issueId, checked));
        if (purpose.goal() == ImportGoal.CHECK && first.take()) {
            existing.preview(issueId);
        }
    }

    private void takeNew(CheckedRow checked) {
        counts.take();
        if (keys != null) {
            checked.movedTimes(purpose.at()).forEach(note -> errors.note(checked.place(), note));
        }
        show(checked);
        if (!purpose.goal().stores()) {
            relations.add(OptionalLong.empty(), checked.place(), checked.row().past());
        }
    }

    /** Keeps one of the first rows of a file that is only checked, to be shown. */
    private void show(CheckedRow checked) {
        if (purpose.goal() == ImportGoal.CHECK && first.take()) {
            String key = checked.row().past().key();
            int comments = checked.comments().size();
            checked.issues()
                    .forEach(issue -> first.add(FirstRow.made(checked.place(), key, issue, checked.made(), comments)));
        }
    }

    /**
     * Reports what is wrong with a row, and hands it to those who want the rejected ones.
     *
     * @throws ImportAbandonedException when nothing will be stored because of it
     */
    private void reject(CheckedRow checked, Optional<FileViolation> wrongKey) {
        if (purpose.goal() == ImportGoal.STORE_ALL_OR_NOTHING) {
            throw new ImportAbandonedException();
        }
        if (purpose.goal() == ImportGoal.CHECK && purpose.plan().mode() == ImportMode.ALL_OR_NOTHING) {
            // Nothing is stored before the row is right, so that others that name it lose nothing.
            relations.mended(checked.row().past());
        }
        RowPlace place = checked.place();
        wrongKey.ifPresent(violation -> errors.add(place, violation));
        checked.violations().forEach(violation -> addError(place, violation));
        List<FileViolation> all =
                Stream.concat(wrongKey.stream(), checked.violations().stream()).toList();
        purpose.rejects().row(place, checked.row().cells(), all);
    }

    /** In a file of another program, one value that means nothing here may come in many rows. */
    private void addError(RowPlace place, FileViolation violation) {
        if (keys != null) {
            errors.addForeign(place, violation);
        } else {
            errors.add(place, violation);
        }
    }
}
