package dev.issuetracker.application.importing.done;

import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.StaleVersionException.Stale;
import dev.issuetracker.domain.issue.Issue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The issues of an import that were edited since, while it is taken back. */
public final class KeptIssues {
    private final UndoMode mode;
    private final int most;
    private final List<Long> ids = new ArrayList<>();
    private final List<Stale> named = new ArrayList<>();

    /** @param most how many are named at most, where they keep the import from being taken back */
    public KeptIssues(UndoMode mode, int most) {
        this.mode = mode;
        this.most = most;
    }

    /** Whether an edited issue is kept; then it is remembered. */
    public boolean keeps(Issue edited, long asImported) {
        if (mode == UndoMode.DELETE_EDITED) {
            return false;
        }
        ids.add(edited.id());
        if (named.size() < most) {
            named.add(new Stale(edited.id(), asImported, edited.version()));
        }
        return true;
    }

    /** Adds those of a part. */
    public void addAll(KeptIssues part) {
        ids.addAll(part.ids);
    }

    /** Whether nothing will be taken back because of them. */
    public boolean doomed() {
        return mode == UndoMode.ALL_OR_NOTHING && !ids.isEmpty();
    }

    /** Goes on unless nothing must be taken back. */
    public void check() {
        if (doomed()) {
            String rest = ids.size() > named.size() ? "; stale lists the first " + named.size() : "; see stale";
            throw new StaleVersionException(
                    "Edited since the import: " + ids.size() + " of its issues" + rest
                            + ". Nothing was taken back. With mode=partial the others are, with force=true these too.",
                    named.stream().sorted(Comparator.comparingLong(Stale::id)).toList());
        }
    }

    /** The ids, ascending. */
    public List<Long> ids() {
        return ids.stream().sorted().toList();
    }
}
