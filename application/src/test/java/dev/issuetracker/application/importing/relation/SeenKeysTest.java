package dev.issuetracker.application.importing.relation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Keys of a file, however far they are from each other. */
class SeenKeysTest {
    private static final int MANY = 300_000;

    @Test
    void keyIsKnownHoweverManyCameSince() {
        SeenKeys keys = new SeenKeys();
        int added = 0;
        for (int i = 0; i < MANY; i++) {
            added += keys.add("PM-" + i) ? 1 : 0;
        }
        assertEquals(MANY, added);
        assertTrue(keys.contains("PM-0"));
        assertFalse(keys.add("PM-1"));
        assertFalse(keys.contains("PM-" + MANY));
    }
}
