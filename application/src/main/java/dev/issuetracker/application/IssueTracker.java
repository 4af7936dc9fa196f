package dev.issuetracker.application;

import dev.issuetracker.application.comment.CommentService;
import dev.issuetracker.application.event.Events;
import dev.issuetracker.application.event.TrackerEvent;
import dev.issuetracker.application.field.FieldService;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.application.issue.IssueService;
import dev.issuetracker.application.label.LabelService;
import dev.issuetracker.application.link.LinkService;
import dev.issuetracker.application.saved.SavedTextService;
import dev.issuetracker.application.search.SearchService;
import dev.issuetracker.application.search.saved.SavedSearchRules;
import dev.issuetracker.application.store.IssueStore;
import dev.issuetracker.application.store.Transactions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The part of a tracker that is about issues, for programs that have accounts of their own: issues with comments and
 * links, labels, fields and searches, on a store that keeps nothing else. {@link #on} begins to build one.
 *
 * @param transactions makes one unit of work of several calls; their events come at its end
 */
public record IssueTracker(
        Transactions transactions,
        IssueService issues,
        CommentService comments,
        LinkService links,
        LabelService labels,
        FieldService fields,
        SearchService searches,
        SavedTextService savedSearches) {
    /** Begins to build the services on a store. */
    public static Builder on(IssueStore store) {
        return new Builder(store);
    }

    /** What the services are made of beside their store. Only the clock has no default. */
    public static final class Builder {
        private final IssueStore store;
        private final List<Consumer<TrackerEvent>> listeners = new ArrayList<>();
        private final List<Events.Outbox> outboxes = new ArrayList<>();
        private @Nullable Clock clock;

        private Builder(IssueStore store) {
            this.store = store;
        }

        /** The time that everything is dated with. Required. */
        public Builder clock(Clock value) {
            this.clock = value;
            return this;
        }

        /**
         * Gets the events of issues, comments, links, labels, fields and imports after what changed was committed: each
         * once, those of one issue in the order of its changes, never two at a time. It is called on the thread of a
         * call that changed something, which waits for it, so one that takes long hands over to a thread of its own. It
         * may change the tracker itself. It must not wait for another thread that does. What it throws is logged and
         * reaches nobody.
         *
         * <p>An event is lost when the program dies between the commit and this call; an {@link #outbox} loses none.
         */
        public Builder listener(Consumer<TrackerEvent> value) {
            listeners.add(value);
            return this;
        }

        /** Takes events in the unit of work that they are about, and can lose none. */
        public Builder outbox(Events.Outbox value) {
            outboxes.add(value);
            return this;
        }

        /**
         * Makes the services.
         *
         * @throws IllegalStateException when there is no clock
         */
        public IssueTracker build() {
            return on(ports());
        }

        /** The ports that the services share. */
        IssuePorts ports() {
            if (clock == null) {
                throw new IllegalStateException("Call clock(…) before build(): it has no default.");
            }
            return IssuePorts.of(store, new Events(store.transactions(), outboxes, listeners), clock);
        }

        /** Makes the services on these ports. */
        IssueTracker on(IssuePorts ports) {
            return new IssueTracker(
                    ports.transactions(),
                    new IssueService(ports),
                    new CommentService(ports, store.comments()),
                    new LinkService(ports, store.links()),
                    new LabelService(ports),
                    new FieldService(ports.events(), ports.fields(), ports.issues(), ports.clock()),
                    new SearchService(ports.transactions(), ports.searchPorts()),
                    SavedSearchRules.service(ports));
        }
    }
}
