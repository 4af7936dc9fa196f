package example.modular;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.application.IssueTracker;
import org.junit.jupiter.api.Test;

class PrototypeTest {
    @Test
    void issueIsCreated() {
        assertEquals("Crash", new Prototype().create("Crash").title());
    }

    @Test
    void trackerIsAModuleOfItsOwn() {
        assertEquals("example.modular", Prototype.class.getModule().getName());
        assertEquals("dev.issuetracker.application", IssueTracker.class.getModule().getName());
    }
}
