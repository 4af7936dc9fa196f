package dev.issuetracker.domain.error;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ViolationsTest {
    private final Violations violations = new Violations();

    @Test
    void noneThrowNothing() {
        assertDoesNotThrow(violations::throwIfAny);
    }

    @Test
    void firstViolationOfAFieldIsKept() {
        violations.add("title", "blank", "Blank.");
        violations.add("title", "too_long", "Long.");
        assertEquals(List.of(new Violation("title", "blank", "Blank.")), violations.list());
    }

    @Test
    void partsOfOneFieldMayEachHaveAViolation() {
        violations.addAnother("q", "x", "One.");
        violations.addAnother("q", "x", "Two.");
        violations.add("q", "x", "Three.");
        assertEquals(List.of(new Violation("q", "x", "One."), new Violation("q", "x", "Two.")), violations.list());
        assertEquals(violations.list(), Violations.of(violations.list()).list());
    }

    @Test
    void violationsComeInTheOrderInWhichTheyWereFound() {
        violations.add("b", "x", "B.");
        violations.add("a", "x", "A.");
        assertEquals(
                List.of("b", "a"),
                violations.list().stream().map(Violation::field).toList());
    }

    @Test
    void allViolationsAreThrownAtOnce() {
        violations.add("b", "x", "B.");
        violations.add("a", "x", "A.");
        TrackerException thrown = assertThrows(TrackerException.class, violations::throwIfAny);
        assertEquals(violations.list(), thrown.violations());
    }

    @Test
    void violationsAreThrownAsFailedValidation() {
        violations.add("b", "x", "B.");
        TrackerException thrown = assertThrows(TrackerException.class, violations::throwIfAny);
        assertEquals(ErrorCode.VALIDATION_FAILED, thrown.code());
    }

    @Test
    void singleViolationIsTheMessage() {
        violations.add("b", "x", "B.");
        TrackerException thrown = assertThrows(TrackerException.class, violations::throwIfAny);
        assertEquals("B.", thrown.getMessage());
    }
}
