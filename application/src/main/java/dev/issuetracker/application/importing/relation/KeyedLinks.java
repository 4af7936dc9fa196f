package dev.issuetracker.application.importing.relation;

import dev.issuetracker.application.importing.preview.RowPlace;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.link.Links;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The links that the rows of a file name. They wait until all rows are stored, since the other issue may come last. A
 * link that both of its issues name is stored once.
 */
public final class KeyedLinks {
    /** How many links wait at most, so that memory does not grow with the file. */
    public static final int MAX_LINKS = 100_000;

    private final BiConsumer<Waiting, Reason> leftOut;
    private final List<Waiting> waiting = new ArrayList<>();

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

    /** @param leftOut takes the links that are left out */
    public KeyedLinks(BiConsumer<Waiting, Reason> leftOut) {
        this.leftOut = leftOut;
    }

    /**
     * Adds the links of a row.
     *
     * @param issueId empty when the issue is not stored
     * @param key what the source calls it; null when it does not
     * @throws TrackerException {@code FILE_TOO_LARGE} when there are more than {@value #MAX_LINKS}
     */
    public void add(OptionalLong issueId, @Nullable String key, RowPlace place, List<KeyedLink> links) {
        links.forEach(link -> waiting.add(new Waiting(issueId, key, place, link)));
        if (waiting.size() > MAX_LINKS) {
            throw new TrackerException(
                    ErrorCode.FILE_TOO_LARGE,
                    "Until line " + place.line() + " the file has more than " + MAX_LINKS
                            + " links; import it in parts.");
        }
    }

    /**
     * Finds the links that lead nowhere, where nothing is stored.
     *
     * @param inFile whether a row has the key
     * @param ids the issues that some keys have
     */
    public void check(Predicate<String> inFile, Function<Collection<String>, Map<String, Long>> ids) {
        List<Waiting> elsewhere =
                waiting.stream().filter(each -> !inFile.test(each.link().key())).toList();
        Map<String, Long> found = ids.apply(keys(elsewhere));
        elsewhere.stream()
                .filter(each -> !found.containsKey(each.link().key()))
                .forEach(each -> leftOut.accept(each, Reason.UNKNOWN_KEY));
    }

    /** All that wait. */
    public List<Waiting> rows() {
        return waiting;
    }

    /** Takes those out that are of some kind. */
    public List<Waiting> take(Predicate<Waiting> wanted) {
        List<Waiting> taken = waiting.stream().filter(wanted).toList();
        waiting.removeIf(wanted);
        return taken;
    }

    /** The keys of the other issues. */
    public Set<String> keys() {
        return keys(waiting);
    }

    private static Set<String> keys(List<Waiting> waiting) {
        Set<String> keys = new LinkedHashSet<>();
        waiting.forEach(each -> keys.add(each.link().key()));
        return keys;
    }

    /**
     * Stores the links, in the unit of work of the thread.
     *
     * @param ids the issues that some keys have
     */
    public void store(Function<Collection<String>, Map<String, Long>> ids, Links links, UserRef by, Instant at) {
        Map<String, Long> others = ids.apply(keys(waiting));
        LinkStore store = new LinkStore(links, by, at);
        for (Waiting each : waiting) {
            Long other = others.get(each.link().key());
            Optional<Reason> reason = other == null
                    ? Optional.of(Reason.UNKNOWN_KEY)
                    : store.add(each.link().relation(), each.issueId().orElseThrow(), other);
            reason.ifPresent(why -> leftOut.accept(each, why));
        }
    }
}
