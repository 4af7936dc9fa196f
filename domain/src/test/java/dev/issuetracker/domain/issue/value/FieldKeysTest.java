package dev.issuetracker.domain.issue.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.field.OptionRef;
import dev.issuetracker.domain.issue.Some;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class FieldKeysTest {
    @RepeatedTest(500)
    void keysOfNumbersSortAsTheNumbersDo(RepetitionInfo round) {
        Random random = new Random(round.getCurrentRepetition());
        BigDecimal one = number(random);
        BigDecimal other = number(random);
        assertEquals(
                Integer.signum(one.compareTo(other)),
                Integer.signum(FieldKeys.of(one).compareTo(FieldKeys.of(other))),
                one + " and " + other);
    }

    private static BigDecimal number(Random random) {
        return new BigDecimal(new BigInteger(random.nextInt(95), random), 10)
                .multiply(random.nextBoolean() ? BigDecimal.ONE : BigDecimal.ONE.negate());
    }

    @Test
    void equalNumbersHaveOneKey() {
        assertEquals(FieldKeys.of(new BigDecimal("1.50")), FieldKeys.of(new BigDecimal("1.5")));
    }

    @Test
    void keyOfALongTextEndsAtAWholeCharacter() {
        assertEquals("\uD83D\uDC1E".repeat(200), FieldKeys.of("\uD83D\uDC1E".repeat(201)));
    }

    @Test
    void eachOfSeveralOptionsHasAKey() {
        IssueValues values = IssueValues.stored()
                .set(Some.SYSTEMS, List.of(new OptionRef(7, "web"), new OptionRef(5, "api")))
                .build();
        assertEquals(List.of("5", "7"), FieldKeys.of(Some.SYSTEMS, values));
    }

    @Test
    void noValueHasNoKey() {
        assertEquals(List.of(), FieldKeys.of(Some.ESTIMATE, IssueValues.stored().build()));
    }
}
