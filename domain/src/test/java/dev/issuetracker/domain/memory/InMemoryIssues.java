package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.StaleVersionException.Stale;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.issue.ChildCount;
import dev.issuetracker.domain.issue.Facet;
import dev.issuetracker.domain.issue.FacetCount;
import dev.issuetracker.domain.issue.FieldChange;
import dev.issuetracker.domain.issue.FoundText;
import dev.issuetracker.domain.issue.FoundText.CommentText;
import dev.issuetracker.domain.issue.HistoryEntry;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueMatch;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.IssueThread;
import dev.issuetracker.domain.issue.IssueVersion;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.issue.NewIssue;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.FieldKeys;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssueValues;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.text.CodePointOrder;
import dev.issuetracker.domain.text.Keywords;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Issues in memory. */
public final class InMemoryIssues implements Issues {
    private static final Table<Long, Issue> ISSUES = new Table<>("issues");
    private static final Table<Long, List<HistoryEntry>> HISTORY = new Table<>("history");

    private static final String SEPARATOR = "\037";

    private final InMemoryStore store;
    private final References references;

    InMemoryIssues(InMemoryStore store) {
        this.store = store;
        this.references = new References(store);
    }

    @Override
    public void lock(Collection<Long> ids) {
        // One writer at a time.
    }

    @Override
    public List<Issue> add(List<NewIssue> issues) {
        List<Issue> added = new ArrayList<>();
        for (NewIssue each : issues) {
            Issue issue = Issue.of(each, store.nextId(ISSUES));
            references.check(issue);
            store.users().require(issue.createdBy());
            put(issue, created(issue));
            added.add(issue);
        }
        return added;
    }

    /** Puts an issue that moved in from another tracker: its history begins with the version that it has. */
    public void moveIn(Issue issue) {
        put(issue, created(issue));
    }

    @Override
    public Optional<Issue> find(long id) {
        return Optional.ofNullable(store.read(ISSUES).get(id)).map(this::asStored);
    }

    @Override
    public Optional<IssueThread> findThread(long id) {
        return find(id).map(issue -> {
            Page<Comment, Long> comments = store.comments().list(id, PageRequest.first(IssueThread.MAX_COMMENTS));
            return new IssueThread(issue, childCount(id), comments.items(), comments.next());
        });
    }

    private ChildCount childCount(long id) {
        List<Issue> children = store.issueTree()
                .childrenOf(Set.of(id))
                .filter(child -> !child.deleted())
                .toList();
        long resolved = children.stream()
                .filter(child -> child.status() == Status.RESOLVED)
                .count();
        return new ChildCount(children.size(), resolved);
    }

    @Override
    public List<Issue> findAll(Collection<Long> ids) {
        return new TreeSet<>(ids)
                .stream().map(this::find).flatMap(Optional::stream).toList();
    }

    @Override
    public List<Issue> findOutlines(Collection<Long> ids) {
        return findAll(ids).stream().map(Issue::outline).toList();
    }

    @Override
    public List<Long> findLabelled(long labelId, int limit) {
        return all().filter(issue -> ids(issue).contains(labelId))
                .map(Issue::id)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Long> findWithField(long fieldId, int limit) {
        return all().filter(issue -> issue.values().added().stream()
                        .flatMap(field -> field.added().stream())
                        .anyMatch(field -> field.id() == fieldId))
                .map(Issue::id)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Long> findWithOption(long fieldId, long optionId, int limit) {
        return store.fields().find(fieldId).map(field -> AddedFields.of(field.ref())).stream()
                .flatMap(field -> all().filter(
                                issue -> FieldKeys.of(field, issue.values()).contains(FieldKeys.ofId(optionId))))
                .map(Issue::id)
                .limit(limit)
                .toList();
    }

    @Override
    public Page<Issue, IssueKey> list(IssueFilter filter, IssueSort sort, PageRequest<IssueKey> request) {
        return page(found(filter), sort, request);
    }

    List<Issue> found(IssueFilter filter) {
        return all().filter(issue -> new IssueMatch(issue, others()).by(filter)).toList();
    }

    private IssueMatch.Others others() {
        return new IssueMatch.Others() {
            @Override
            public boolean hasChildren(long id) {
                return childCount(id).total() > 0;
            }

            @Override
            public boolean inComment(long id, String keyword) {
                return store.comments().of(id).stream().anyMatch(comment -> Keywords.has(comment.body(), keyword));
            }

            @Override
            public boolean blocked(long id) {
                return store.links().blocked(id);
            }
        };
    }

    private static Page<Issue, IssueKey> page(List<Issue> found, IssueSort sort, PageRequest<IssueKey> request) {
        return Pages.of(found, order(sort), sort::keyOf, request, InMemoryIssues::texts);
    }

    @Override
    public Page<Issue, IssueKey> listOutlines(IssueFilter filter, IssueSort sort, PageRequest<IssueKey> request) {
        return page(found(filter).stream().map(Issue::outline).toList(), sort, request);
    }

    @Override
    public List<FoundText> texts(IssueFilter filter, Collection<String> inComments, int most) {
        return found(filter).stream()
                .sorted(Comparator.comparing(Issue::createdAt)
                        .thenComparing(Issue::id)
                        .reversed())
                .limit(most)
                .map(issue -> text(issue, inComments))
                .toList();
    }

    private FoundText text(Issue issue, Collection<String> inComments) {
        List<CommentText> comments = store.comments().of(issue.id()).stream()
                .filter(comment -> inComments.stream().anyMatch(CaseFolding.fold(comment.body())::contains))
                .sorted(Comparator.comparing(Comment::id).reversed())
                .limit(FoundText.MOST_COMMENTS)
                .map(comment -> new CommentText(comment.id(), beginning(comment.body())))
                .toList();
        String title = CaseFolding.fold(issue.title());
        String both = beginning(title + SEPARATOR + CaseFolding.fold(issue.description()));
        long octets = texts(issue).getBytes(StandardCharsets.UTF_8).length;
        return new FoundText(
                issue.id(), issue.createdAt(), octets, title, both.substring(title.length() + 1), comments);
    }

    private static String beginning(String text) {
        return text.codePointCount(0, text.length()) <= FoundText.MOST_CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, FoundText.MOST_CHARACTERS));
    }

    @Override
    public long count(IssueFilter filter) {
        return found(filter).size();
    }

    @Override
    public List<FacetCount> counts(IssueFilter filter, Facet facet, int limit) {
        Map<Optional<String>, Long> counts = found(filter).stream()
                .flatMap(issue -> keys(facet, issue))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Comparator<String> byKey = facet == Facet.OfEveryIssue.ASSIGNEE || facet == Facet.OfEveryIssue.LABEL
                ? Comparator.comparingLong(Long::parseLong)
                : CodePointOrder::compare;
        return counts.entrySet().stream()
                .map(entry -> entry.getKey()
                        .map(key -> new FacetCount(key, written(filter, facet, key), entry.getValue()))
                        .orElse(new FacetCount(null, entry.getValue())))
                .sorted(Comparator.comparingLong(FacetCount::issues)
                        .reversed()
                        .thenComparing(FacetCount::key, Comparator.nullsLast(byKey)))
                .limit(limit)
                .toList();
    }

    /** What the first issue with the key has, of a text, a number or a day. */
    private @Nullable String written(IssueFilter filter, Facet facet, String key) {
        if (!(facet instanceof Facet.OfField some) || !some.field().type().isWritten()) {
            return null;
        }
        IssueField<?> field = AddedFields.of(some.field());
        Object value = found(filter).stream()
                .filter(issue -> FieldKeys.of(field, issue.values()).contains(key))
                .min(Comparator.comparing(Issue::id))
                .map(issue -> issue.get(field))
                .orElseThrow();
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /** The keys of all values, or nothing in their place. */
    private static Stream<Optional<String>> keys(Facet facet, Issue issue) {
        List<String> keys = facet instanceof Facet.OfField some
                ? FieldKeys.of(AddedFields.of(some.field()), issue.values())
                : keys((Facet.OfEveryIssue) facet, issue);
        return keys.isEmpty() ? Stream.of(Optional.empty()) : keys.stream().map(Optional::of);
    }

    private static List<String> keys(Facet.OfEveryIssue facet, Issue issue) {
        return switch (facet) {
            case STATUS -> List.of(issue.status().code());
            case ASSIGNEE ->
                Stream.ofNullable(issue.assignee())
                        .map(user -> FieldKeys.ofId(user.id()))
                        .toList();
            case LABEL ->
                issue.labels().stream().map(label -> FieldKeys.ofId(label.id())).toList();
        };
    }

    @Override
    public void save(List<Revision> revisions) {
        List<Revision> changes = revisions.stream().filter(Revision::changed).toList();
        List<Stale> stale = new ArrayList<>();
        Set<Long> saved = new HashSet<>();
        for (Revision revision : changes) {
            Issue before = revision.before();
            Issue current = find(before.id()).orElseThrow(() -> TrackerException.notFound("issue", before.id()));
            if (current.version() != before.version() || !saved.add(before.id())) {
                stale.add(new Stale(before.id(), before.version(), current.version()));
            }
            references.check(revision.after());
            store.users().require(revision.by());
        }
        if (!stale.isEmpty()) {
            throw new StaleVersionException(stale.size() + " issues were changed since. Nothing was changed.", stale);
        }
        changes.forEach(revision -> put(stored(revision), entry(revision)));
    }

    @Override
    public Page<HistoryEntry, Long> history(long id, PageRequest<Long> request) {
        List<HistoryEntry> entries = store.read(HISTORY).getOrDefault(id, List.of()).stream()
                .map(references::asNamedNow)
                .toList();
        return Pages.of(entries, Comparator.naturalOrder(), HistoryEntry::version, request, InMemoryIssues::texts);
    }

    @Override
    public Map<Long, List<HistoryEntry>> histories(Collection<IssueVersion> versions) {
        Set<IssueVersion> asked = Set.copyOf(versions);
        Map<Long, List<HistoryEntry>> histories = new HashMap<>();
        for (long id : versions.stream().map(IssueVersion::issueId).distinct().toList()) {
            List<HistoryEntry> entries = store.read(HISTORY).getOrDefault(id, List.of()).stream()
                    .filter(entry -> asked.contains(new IssueVersion(id, entry.version())))
                    .map(references::asNamedNow)
                    .toList();
            if (!entries.isEmpty()) {
                histories.put(id, entries);
            }
        }
        return histories;
    }

    @Override
    public Map<Long, List<HistoryEntry>> outlineHistories(Collection<IssueVersion> versions) {
        Map<Long, List<HistoryEntry>> outlines = new HashMap<>();
        histories(versions)
                .forEach((id, entries) -> outlines.put(
                        id, entries.stream().map(InMemoryIssues::outline).toList()));
        return outlines;
    }

    private static HistoryEntry outline(HistoryEntry entry) {
        List<FieldChange<?>> changes = new ArrayList<>();
        for (FieldChange<?> change : entry.changes()) {
            changes.add(change.of(IssueField.DESCRIPTION)
                    .<FieldChange<?>>map(text -> new FieldChange<>(
                            IssueField.DESCRIPTION, text.from() == null ? null : "", text.to() == null ? null : ""))
                    .orElse(change));
        }
        return new HistoryEntry(entry.version(), entry.at(), entry.by(), changes);
    }

    /** What makes a page end early: the texts that can be large. */
    private static String texts(Issue issue) {
        return Stream.concat(Stream.of(IssueField.DESCRIPTION), issue.values().added().stream())
                .map(issue::get)
                .map(InMemoryIssues::text)
                .collect(Collectors.joining());
    }

    private static String texts(HistoryEntry entry) {
        return entry.changes().stream()
                .map(change -> text(change.from()) + text(change.to()))
                .collect(Collectors.joining());
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }

    Stream<Issue> all() {
        return store.read(ISSUES).values().stream().map(this::asStored);
    }

    /** With the description that is stored, unless the revision changes it. */
    private Issue stored(Revision revision) {
        Issue after = revision.after();
        return find(after.id())
                .filter(current -> after.description().equals(revision.before().description()))
                .map(current -> describedBy(current.description(), after))
                .orElse(after);
    }

    private static Issue describedBy(String description, Issue issue) {
        IssueValues values =
                issue.values().but().set(IssueField.DESCRIPTION, description).build();
        return new Issue(issue.id(), issue.version(), values, issue.createdBy(), issue.times(), issue.commentCount());
    }

    private static HistoryEntry created(Issue issue) {
        return new HistoryEntry(issue.version(), issue.createdAt(), issue.createdBy(), FieldChange.creating(issue));
    }

    private static HistoryEntry entry(Revision revision) {
        Issue after = revision.after();
        return new HistoryEntry(after.version(), after.updatedAt(), revision.by(), revision.changes());
    }

    private void put(Issue issue, HistoryEntry entry) {
        store.write(ISSUES).put(issue.id(), issue);
        List<HistoryEntry> entries = new ArrayList<>(store.read(HISTORY).getOrDefault(issue.id(), List.of()));
        entries.add(entry);
        store.write(HISTORY).put(issue.id(), List.copyOf(entries));
    }

    /** With the names that all it refers to bears by now, and its comments counted. */
    private Issue asStored(Issue issue) {
        return new Issue(
                issue.id(),
                issue.version(),
                references.asNamedNow(issue.values()),
                store.placeholders().now(issue.createdBy()),
                issue.times(),
                store.comments().of(issue.id()).size());
    }

    private static Set<Long> ids(Issue issue) {
        return issue.labels().stream().map(LabelRef::id).collect(Collectors.toSet());
    }

    private static Comparator<IssueKey> order(IssueSort sort) {
        Comparator<IssueKey> total = byValue(sort).thenComparingLong(IssueKey::id);
        Comparator<IssueKey> directed = sort.descending() ? total.reversed() : total;
        return sort.by() == IssueSort.By.FIELD
                ? Comparator.<IssueKey, Boolean>comparing(key -> key.fieldKey() == null)
                        .thenComparing(directed)
                : directed;
    }

    private static Comparator<IssueKey> byValue(IssueSort sort) {
        return switch (sort.by()) {
            case CREATED_AT, UPDATED_AT -> Comparator.comparingLong(IssueKey::micros);
            case ID -> Comparator.comparingLong(IssueKey::id);
            case TITLE -> Comparator.comparing(IssueKey::value, CodePointOrder::compare);
            case FIELD -> Comparator.comparing(IssueKey::fieldKey, Comparator.nullsLast(byFieldKey(sort.definition())));
        };
    }

    /** The order of the keys of a field's values. */
    static Comparator<String> byFieldKey(Field field) {
        if (!field.type().hasOptions()) {
            return CodePointOrder::compare;
        }
        List<String> order = field.options().stream()
                .map(option -> FieldKeys.ofId(option.id()))
                .toList();
        return Comparator.comparingInt(order::indexOf);
    }

    static boolean within(Instant at, @Nullable Instant from, @Nullable Instant to) {
        return (from == null || !at.isBefore(from)) && (to == null || !at.isAfter(to));
    }
}
