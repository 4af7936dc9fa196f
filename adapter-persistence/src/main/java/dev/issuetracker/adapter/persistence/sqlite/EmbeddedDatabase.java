package dev.issuetracker.adapter.persistence.sqlite;

import com.zaxxer.hikari.HikariDataSource;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Sqlite;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.Migrations;
import dev.issuetracker.adapter.persistence.unit.FencingEpoch;
import dev.issuetracker.adapter.persistence.unit.HandleSource;
import dev.issuetracker.adapter.persistence.unit.Lease;
import dev.issuetracker.adapter.persistence.unit.Pools;
import dev.issuetracker.application.store.StoreStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.spi.JdbiPlugin;

/** The SQLite file, which always serves: there is no other node. */
public final class EmbeddedDatabase implements HandleSource {
    private final DatabaseLock lock;
    private final Pools pools;
    private final EmbeddedHealth health;
    private final FencingEpoch forGood = new FencingEpoch();

    private EmbeddedDatabase(DatabaseLock lock, Pools pools) {
        this.lock = lock;
        this.pools = pools;
        this.health = new EmbeddedHealth(this::version, System::nanoTime);
    }

    private String version() {
        try (Handle handle = pools.openReading()) {
            return handle.createQuery(Migrations.VERSION).mapTo(String.class).one();
        }
    }

    /**
     * Opens the file and brings its schema up to date.
     *
     * @param rows teaches JDBI the rows that the stores read
     */
    public static EmbeddedDatabase open(Sqlite settings, Dialect dialect, JdbiPlugin rows) {
        makeFolder(settings.file());
        DatabaseLock lock = DatabaseLock.shared(settings.file())
                .orElseThrow(() -> new IllegalStateException(
                        "a backup is being restored into " + settings.file() + "; start again when that is done"));
        try {
            return new EmbeddedDatabase(lock, pools(settings, dialect, rows));
        } catch (RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    private static Pools pools(Sqlite settings, Dialect dialect, JdbiPlugin rows) {
        HikariDataSource writing = SqlitePools.writing(settings);
        try {
            Migrations.run(writing, dialect, settings.file().toString());
            return new Pools(writing, SqlitePools.reading(settings), rows);
        } catch (RuntimeException failure) {
            writing.close();
            throw failure;
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
        return lease(pools.openWriting());
    }

    @Override
    public Lease reading() {
        return lease(pools.openReading());
    }

    private Lease lease(Handle handle) {
        return Lease.of(handle, forGood).orElseThrow();
    }

    @Override
    public StoreStatus status() {
        return health.status();
    }

    @Override
    public void close() {
        pools.close();
        lock.close();
    }
}
