package dev.issuetracker.http;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests that run on every store, against a server that they share; what they look for in lists they name by
 * {@link #unique}.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(Store.class)
abstract class HttpTest {
    private static final AtomicInteger NAMES = new AtomicInteger();

    final Store store;
    final Tracker tracker;
    final Api guest;
    final Api admin;
    final Api jane;
    final Api john;

    HttpTest(Store store) {
        this(store, Tracker.shared(store));
    }

    HttpTest(Store store, Tracker tracker) {
        this.store = store;
        this.tracker = tracker;
        guest = tracker.guest();
        admin = tracker.admin();
        jane = tracker.jane();
        john = tracker.john();
    }

    /** A name that no other test has. */
    static String unique(String name) {
        return name + "-" + NAMES.incrementAndGet() + "z";
    }
}
