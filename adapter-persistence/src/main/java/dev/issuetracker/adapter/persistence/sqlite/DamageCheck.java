package dev.issuetracker.adapter.persistence.sqlite;

import dev.issuetracker.adapter.persistence.sql.SqlFailure;
import dev.issuetracker.adapter.persistence.unit.Pools;
import java.nio.file.Path;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a whole SQLite file once after the start, beside the requests. Damage in the middle of a file shows only when
 * something reads that part, which may be months later.
 */
final class DamageCheck {
    private static final Logger LOG = LoggerFactory.getLogger(DamageCheck.class);

    private DamageCheck() {}

    /** What to tell the operator about a damaged file. */
    static String damaged(Path file) {
        return file + " is damaged. Stop the server and put a backup in its place: issue-tracker restore --from FILE.";
    }

    /**
     * Starts to check, in a thread of its own that ends when the file was read or the pools are closed.
     *
     * @param found runs when the file is damaged
     */
    static void start(Pools pools, Path file, Runnable found) {
        Thread thread = new Thread(
                () -> {
                    if (!isSound(pools)) {
                        LOG.error("{}", damaged(file));
                        found.run();
                    }
                },
                "damage-check");
        thread.setDaemon(true);
        thread.start();
    }

    private static boolean isSound(Pools pools) {
        try (Handle handle = pools.openReading()) {
            return handle.createQuery("PRAGMA quick_check(1)")
                    .mapTo(String.class)
                    .one()
                    .equals("ok");
        } catch (JdbiException exception) {
            return SqlFailure.of(exception) != SqlFailure.DAMAGED;
        }
    }
}
