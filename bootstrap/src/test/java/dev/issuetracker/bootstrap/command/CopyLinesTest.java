package dev.issuetracker.bootstrap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.adapter.persistence.copy.Copies.CopiedTable;
import dev.issuetracker.adapter.persistence.copy.Copies.CopyProgress;
import dev.issuetracker.adapter.persistence.copy.Copies.CopyProgress.Step;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CopyLinesTest {
    /** With the longest name. */
    private static final String[] TABLES = {"users", "personal_access_tokens"};

    private final AtomicLong now = new AtomicLong(-5);
    private final StringWriter printed = new StringWriter();
    private final CopyLines lines = new CopyLines(new PrintWriter(printed), now::get);

    @Test
    void aFinishedTableIsReportedOnce() {
        lines.accept(new CopyProgress(Step.COPYING, "users", 2, 2));
        lines.accept(new CopyProgress(Step.COPYING, "users", 2, 2));
        lines.accept(new CopyProgress(Step.CHECKING, "users", 2, 2));

        assertEquals(2, printed.toString().lines().count(), printed.toString());
    }

    @Test
    void onTheWayThereIsOneLineEveryThreeSeconds() {
        for (int second = 0; second < 10; second++) {
            lines.accept(new CopyProgress(Step.COPYING, "issues", second * 10_000L, 1_000_000));
            now.addAndGet(Duration.ofSeconds(1).toNanos());
        }

        assertEquals(3, printed.toString().lines().count(), printed.toString());
    }

    @Test
    void whatIsSaidOfEachTableBeginsInOneColumn() {
        for (String table : TABLES) {
            lines.accept(new CopyProgress(Step.COPYING, table, 2, 2));
        }

        assertEquals(1, columns("2 of 2"), printed.toString());
    }

    @Test
    void sumsOfTablesBeginInOneColumn() {
        MigrateData.print(
                Stream.of(TABLES)
                        .map(table -> new CopiedTable(table, 2, "e3b0c4"))
                        .toList(),
                new PrintWriter(printed));

        assertEquals(1, columns("e3b0c4"), printed.toString());
    }

    private long columns(String text) {
        return printed.toString()
                .lines()
                .map(line -> line.indexOf(text))
                .filter(column -> column >= 0)
                .distinct()
                .count();
    }
}
