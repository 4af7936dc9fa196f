package dev.issuetracker.application.importing.relation;

import dev.issuetracker.application.importing.preview.RowPlace;
import dev.issuetracker.domain.link.Links;
import dev.issuetracker.domain.link.Relation;
import dev.issuetracker.domain.user.UserRef;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The links that the rows of a file name. They wait until all rows are stored, since the other issue may come last. A
 * link that both of its issues name is stored once.
 */
public final class KeyedLinks implements AutoCloseable {
    private final BiConsumer<Waiting, Reason> leftOut;
    private final WaitingRows<Waiting> rows;

    /**
     * A link that waits.
     *
     * @param issueId whose it is; empty when the issue is not stored
     * @param key what the source calls that issue; null when it does not
     * @param place of the row
     */
    public record Waiting(OptionalLong issueId, @Nullable String key, RowPlace place, KeyedLink link) {}

    /** Why a link is left out. */
    public enum Reason {
        /** No issue of this key came in. */
        UNKNOWN_KEY,
        /** It is the issue itself. */
        SAME_ISSUE,
        /** The two have a link of this type in the other direction. */
        LINK_TAKEN,
        /** One of them has as many links as it may have. */
        TOO_MANY_LINKS,
        /** It came in before, and was removed here. */
        EDITED_HERE
    }

    private static final class Form implements WaitingRows.Form<Waiting> {
        @Override
        public void write(Waiting row, DataOutput out) throws IOException {
            WaitingRows.write(row.issueId(), out);
            WaitingRows.write(row.key(), out);
            WaitingRows.write(row.place(), out);
            WaitingRows.write(row.link().relation().name(), out);
            WaitingRows.write(row.link().key(), out);
        }

        @Override
        public Waiting read(DataInput in) throws IOException {
            return new Waiting(
                    WaitingRows.readId(in),
                    WaitingRows.readText(in),
                    WaitingRows.readPlace(in),
                    new KeyedLink(
                            Relation.valueOf(Objects.requireNonNull(WaitingRows.readText(in))),
                            Objects.requireNonNull(WaitingRows.readText(in))));
        }
    }

    /**
     * Makes one without links.
     *
     * @param spools where they wait
     * @param leftOut takes the links that are left out
     */
    public KeyedLinks(Supplier<Spool> spools, BiConsumer<Waiting, Reason> leftOut) {
        this.rows = new WaitingRows<>(spools, new Form());
        this.leftOut = leftOut;
    }

    /**
     * Adds the links of a row.
     *
     * @param issueId empty when the issue is not stored
     * @param key what the source calls it; null when it does not
     */
    public void add(OptionalLong issueId, @Nullable String key, RowPlace place, List<KeyedLink> links) {
        links.forEach(link -> rows.add(new Waiting(issueId, key, place, link)));
    }

    /**
     * Finds the links that lead nowhere, where nothing is stored.
     *
     * @param inFile whether a new issue of the key comes with the file
     * @param ids the issues that some keys have
     */
    public void check(Predicate<String> inFile, Function<Collection<String>, Map<String, Long>> ids) {
        rows.some(some -> {
            some.stream()
                    .filter(each -> each.link().key().equals(each.key()))
                    .forEach(each -> leftOut.accept(each, Reason.SAME_ISSUE));
            List<Waiting> elsewhere = some.stream()
                    .filter(each -> !inFile.test(each.link().key()))
                    .toList();
            Map<String, Long> found = ids.apply(keys(elsewhere));
            elsewhere.stream()
                    .filter(each -> !found.containsKey(each.link().key()))
                    .forEach(each -> leftOut.accept(each, Reason.UNKNOWN_KEY));
        });
    }

    /** All that wait. */
    public WaitingRows<Waiting> rows() {
        return rows;
    }

    /** The keys of the other issues. */
    public static Set<String> keys(List<Waiting> rows) {
        return rows.stream().map(each -> each.link().key()).collect(Collectors.toSet());
    }

    /**
     * Stores the links, piece by piece; afterwards none wait.
     *
     * @param ids the issues that some keys have
     */
    public void store(
            Function<Collection<String>, Map<String, Long>> ids,
            Links links,
            UserRef by,
            Instant at,
            WaitingRows.Pieces pieces) {
        pieces.each(rows, some -> store(some, ids.apply(keys(some)), new LinkStore(links, by, at)));
        rows.close();
    }

    private void store(List<Waiting> some, Map<String, Long> others, LinkStore store) {
        some.forEach(each -> store.know(each.issueId().orElseThrow()));
        others.values().forEach(store::know);
        for (Waiting each : some) {
            Long other = others.get(each.link().key());
            Optional<Reason> reason = other == null
                    ? Optional.of(Reason.UNKNOWN_KEY)
                    : store.add(each.link().relation(), each.issueId().orElseThrow(), other);
            reason.ifPresent(why -> leftOut.accept(each, why));
        }
        store.save();
    }

    @Override
    public void close() {
        rows.close();
    }
}
