package dev.issuetracker.application.search;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.store.Transactions;

/** Helps to write searches. */
public final class SearchService {
    private final Transactions transactions;
    private final SearchPorts ports;

    /** Suggests what these ports know. */
    public SearchService(Transactions transactions, SearchPorts ports) {
        this.transactions = transactions;
        this.ports = ports;
    }

    /**
     * How a search may go on at a place: keys, or values of the key that is there. Nothing is suggested inside of a
     * text between quotes, and in a text longer than a search may be.
     *
     * @param at from 0 to the length of the text, in UTF-16 code units
     * @throws IndexOutOfBoundsException when there is no such place
     */
    public Suggestions suggest(Caller by, String text, int at) {
        by.demand(Permission.READ);
        Caret caret = Caret.in(text, at);
        return transactions.reading(
                () -> new Suggestions(caret.from(), caret.to(), new Completion(ports, by.ref()).of(caret)));
    }
}
