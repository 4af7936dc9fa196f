package dev.issuetracker.adapter.persistence.sqlite;

import com.zaxxer.hikari.HikariDataSource;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Sqlite;
import dev.issuetracker.adapter.persistence.sql.CommentTexts;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.Migrations;
import dev.issuetracker.adapter.persistence.sql.UnusableDatabaseException;
import dev.issuetracker.adapter.persistence.unit.BackgroundWork;
import dev.issuetracker.adapter.persistence.unit.FencingEpoch;
import dev.issuetracker.adapter.persistence.unit.HandleSource;
import dev.issuetracker.adapter.persistence.unit.Lease;
import dev.issuetracker.adapter.persistence.unit.Pools;
import dev.issuetracker.application.store.StoreStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Function;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.spi.JdbiPlugin;

/** The SQLite file: one node, which never changes. */
public final class EmbeddedDatabase implements HandleSource {
    /** Twice as long as a slow disk takes for a commit. */
    private static final Duration LONGEST_GROUP = Duration.ofMillis(20);

    private final Sqlite settings;
    private final DatabaseLock lock;
    private final Pools pools;
    private final WritingTurns turns;
    private final WritingGroups groups;
    private final EmbeddedHealth health;
    private final DamageCheck check;
    private final BackgroundWork folding;
    private final FencingEpoch forGood = new FencingEpoch();

    private EmbeddedDatabase(Sqlite settings, DatabaseLock lock, Pools pools) {
        this.settings = settings;
        this.lock = lock;
        this.pools = pools;
        this.turns = new WritingTurns(settings.patience());
        this.groups = new WritingGroups(turns, pools::openWriting, this::lease, LONGEST_GROUP);
        this.health = new EmbeddedHealth(this::version, System::nanoTime);
        this.check = DamageCheck.start(pools, settings.file(), health::damaged);
        this.folding = BackgroundWork.start("folding of comments", this::foldSomeComments);
    }

    private String version() {
        try (Handle handle = pools.openReading();
                Statement statement = handle.getConnection().createStatement();
                ResultSet row = statement.executeQuery(Migrations.VERSION)) {
            return row.getString(1);
        } catch (SQLException failure) {
            throw new ConnectionException(failure);
        }
    }

    /**
     * Opens the file and brings its schema up to date.
     *
     * @param rows teaches JDBI the rows that the stores read
     * @throws UnusableDatabaseException when the file is in use, is not a tracker's, or cannot be read and written
     */
    public static EmbeddedDatabase open(Sqlite settings, Dialect dialect, JdbiPlugin rows) {
        Path file = settings.file();
        makeFolder(file);
        DatabaseLock lock = DatabaseLock.take(file)
                .orElseThrow(() -> new UnusableDatabaseException(
                        file
                                + " is in use by another server, or a backup is being restored into it: stop"
                                + " that first. One SQLite file serves one server.",
                        null));
        try {
            requireOneName(file);
            requireContent(settings);
            return new EmbeddedDatabase(settings, lock, pools(settings, dialect, rows));
        } catch (RuntimeException failure) {
            lock.close();
            throw OpenFailure.of(failure, file);
        }
    }

    /** SQLite keeps its log beside the name by which a file was opened: under two names there are two logs. */
    private static void requireOneName(Path file) {
        if (!Files.exists(file)
                || !file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return;
        }
        try {
            Object links = Files.getAttribute(file, "unix:nlink");
            if (links instanceof Integer count && count > 1) {
                throw new UnusableDatabaseException(
                        file + " has " + count
                                + " names (hard links), so that two servers could open it: copy the file, and"
                                + " use the copy.",
                        null);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file, failure);
        }
    }

    /** A database that was emptied must not come up as a new tracker, whose first account becomes its admin. */
    private static void requireContent(Sqlite settings) {
        Path file = settings.file();
        try {
            if (!settings.acceptsEmpty() && Files.exists(file) && Files.size(file) == 0) {
                throw new UnusableDatabaseException(
                        file
                                + " is empty: if a tracker was in it, put a backup in its place (issue-tracker"
                                + " restore --from"
                                + " FILE); for a new tracker remove the file, or set ACCEPT_EMPTY_DB=true.",
                        null);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file, failure);
        }
    }

    private static Pools pools(Sqlite settings, Dialect dialect, JdbiPlugin rows) {
        Migrations.run(SqlitePools.migrating(settings), dialect, settings.file().toString());
        HikariDataSource writing = SqlitePools.writing(settings);
        // Connections read the statistics when they are opened.
        Statistics.gather(writing);
        return new Pools(writing, SqlitePools.reading(settings), rows);
    }

    /** Whether all comments are folded. */
    private boolean foldSomeComments() {
        try (Handle handle = openWriting()) {
            return handle.inTransaction(same -> CommentTexts.foldSome(same.getConnection())) == 0;
        } catch (SQLException failure) {
            throw new ConnectionException(failure);
        }
    }

    private static void makeFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot make the folder " + folder, failure);
        }
    }

    @Override
    public Lease writing() {
        return lease(openWriting());
    }

    @Override
    public <T> T written(Function<Handle, T> work) {
        return groups.in(work);
    }

    @Override
    public Lease reading() {
        return lease(pools.openReading());
    }

    /**
     * Runs work that writes and for which the database does not look for rows that refer to others, in a transaction.
     */
    public void withoutForeignKeys(HandleConsumer<RuntimeException> work) {
        try (Handle handle = openWriting()) {
            // Inside of a transaction it would do nothing.
            handle.execute("PRAGMA foreign_keys = OFF");
            try {
                handle.useTransaction(work);
            } finally {
                handle.execute("PRAGMA foreign_keys = ON");
            }
        }
    }

    private Handle openWriting() {
        return turns.open(pools::openWriting);
    }

    private Lease lease(Handle handle) {
        return Lease.of(handle, forGood).orElseThrow();
    }

    @Override
    public StoreStatus status() {
        return health.status();
    }

    @Override
    public void damaged() {
        health.damaged();
    }

    @Override
    public void close() {
        folding.close();
        check.close();
        pools.close();
        Statistics.gather(SqlitePools.migrating(settings));
        SqlitePools.writeLogBack(settings);
        lock.close();
    }
}
