package dev.issuetracker.application.importing;

import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.importing.check.FileFields;
import dev.issuetracker.application.importing.check.FileNames;
import dev.issuetracker.application.importing.check.ImportNames;
import dev.issuetracker.application.importing.check.MadeNames;
import dev.issuetracker.application.importing.check.NameLookup;
import dev.issuetracker.application.importing.check.NewFields;
import dev.issuetracker.application.importing.check.NewLabels;
import dev.issuetracker.application.importing.check.NewPeople;
import dev.issuetracker.application.importing.check.RowErrors;
import dev.issuetracker.application.importing.done.ImportRecord;
import dev.issuetracker.application.importing.relation.Spool;
import dev.issuetracker.application.importing.staging.NameKind;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.field.Fields;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.user.AccountRules;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.Users;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Begins runs of files: looks up what their columns and words may name, and says what is made where it is missing. */
final class ImportRuns {
    private final IssuePorts ports;
    private final ImportPorts stores;
    private final Transactions transactions;
    private final Labels labels;
    private final Users users;
    private final Fields fields;
    private final Supplier<Spool> spools;

    /** @param spools where rows wait */
    ImportRuns(IssuePorts ports, ImportPorts stores, Supplier<Spool> spools) {
        this.spools = spools;
        this.ports = ports;
        this.stores = stores;
        this.transactions = ports.transactions();
        this.labels = ports.labels();
        this.users = ports.users();
        this.fields = ports.fields();
    }

    /**
     * Begins a run, which the caller closes.
     *
     * @param rejects takes the rows that are rejected
     * @param adding stores those that are not, if the goal is to store
     * @throws TrackerException {@code VALIDATION_FAILED} when the order gives a name an account that does not exist
     */
    ImportRun begin(
            ImportOrder order,
            Instant at,
            ImportGoal goal,
            ImportService.RejectedRows rejects,
            NewIssues.Adding adding) {
        ImportPlan plan = order.plan();
        NameLookup<User> userNames = new NameLookup<>(
                AccountRules.MAX_USERNAME, names -> transactions.reading(() -> people(names)), plan.people());
        requireAccounts(plan.people(), userNames);
        Cause cause = Cause.of(order.by(), at);
        MadeNames made = madeNames(adding);
        ImportNames names = names(order, goal, userNames, made, cause);
        ImportRecord record = new ImportRecord(
                stores.imports(),
                order.progress().id(),
                order.file().name(),
                cause.by(),
                at,
                id -> adding.begins(id, cause.by()));
        ImportRun.Purpose purpose =
                new ImportRun.Purpose(cause, goal, order.file().choices(), plan, rejects, record, spools);
        return new ImportRun(ports, adding, stores, names, purpose);
    }

    private ImportNames names(
            ImportOrder order, ImportGoal goal, NameLookup<User> userNames, MadeNames made, Cause cause) {
        ImportPlan plan = order.plan();
        MadeNames stored = goal.stores() ? made : null;
        return new ImportNames(
                new FileNames<>(
                        new NameLookup<>(Label.MAX_NAME, each -> transactions.reading(() -> labels(each)), Map.of()),
                        plan.creates().contains(Creatable.LABELS) ? new NewLabels(labels, made, cause) : null,
                        stored),
                new FileNames<>(
                        userNames,
                        plan.creates().contains(Creatable.USERS)
                                ? new NewPeople(stores.placeholders(), made, cause)
                                : null,
                        stored),
                new FileFields(
                        transactions.reading(fields::all),
                        order.file().choices(),
                        new FileFields.Making(
                                plan.creates().contains(Creatable.FIELDS),
                                plan.creates().contains(Creatable.OPTIONS),
                                goal.stores(),
                                plan.newFields()),
                        new NewFields(fields, ports.events(), made, cause)),
                made);
    }

    private MadeNames madeNames(NewIssues.Adding adding) {
        return new MadeNames(
                new MadeNames.Storing() {
                    @Override
                    public <T> T unit(Supplier<T> making) {
                        return adding.making(transactions, making);
                    }

                    @Override
                    public void made(NameKind kind, long id) {
                        adding.made(kind, id);
                    }
                },
                ports.events());
    }

    private Map<String, Label> labels(Collection<String> names) {
        return labels.findNamed(names).stream().collect(Collectors.toMap(Label::name, label -> label));
    }

    /**
     * The people whom names mean, by folded names. Who has the username comes first. A placeholder comes after that: it
     * may have been made for the name and be called otherwise by now.
     */
    private Map<String, User> people(Collection<String> names) {
        Map<String, User> found = new HashMap<>(stores.placeholders().byNames(names));
        users.findNamed(names).forEach(user -> found.put(CaseFolding.fold(user.username()), user));
        return found;
    }

    private static void requireAccounts(Map<String, String> people, NameLookup<User> users) {
        Violations violations = new Violations();
        Set<String> missing = Set.copyOf(users.missing(people.values()));
        people.forEach((name, account) -> {
            if (missing.contains(account)) {
                violations.add(
                        "person." + name,
                        "unknown_user",
                        "There is no user named " + RowErrors.shown(account) + "; correct the name.");
            }
        });
        violations.throwIfAny();
    }
}
