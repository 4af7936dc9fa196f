package dev.issuetracker.adapter.persistence.unit;

import dev.issuetracker.application.store.StoreStatus;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A database that is opened in a thread of its own, because that takes long. Who needs it meanwhile waits. When it
 * cannot be opened, each of them gets the exception.
 */
public final class Opening<D extends HandleSource> implements HandleSource {
    private final CompletableFuture<D> opening = new CompletableFuture<>();
    /** The same, once it is there: every request asks. */
    private volatile @Nullable D opened;

    private Opening() {}

    /** Begins to open a database. */
    public static <D extends HandleSource> Opening<D> begin(Supplier<D> open) {
        Opening<D> begun = new Opening<>();
        Thread thread = new Thread(() -> begun.run(open), "open-database");
        thread.setDaemon(true);
        thread.start();
        return begun;
    }

    @SuppressWarnings("IllegalCatch") // Whatever it is, who waits must get it.
    private void run(Supplier<D> open) {
        try {
            D database = open.get();
            opened = database;
            opening.complete(database);
        } catch (Throwable failure) {
            opening.completeExceptionally(failure);
        }
    }

    /**
     * The database, once it is open.
     *
     * @throws RuntimeException when it could not be opened
     */
    public D await() {
        D known = opened;
        if (known != null) {
            return known;
        }
        try {
            return opening.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            } else if (failure.getCause() instanceof Error cause) {
                throw cause;
            }
            throw failure;
        }
    }

    /** What is made of the database as soon as it is open; never done when it cannot be opened. */
    public <T> CompletableFuture<T> then(Function<? super D, T> make) {
        return opening.thenApply(make);
    }

    @Override
    public Lease writing() {
        return await().writing();
    }

    @Override
    public <T> T written(Function<Handle, T> work) {
        return await().written(work);
    }

    @Override
    public <T> T writtenAlone(Function<Handle, T> work) {
        return await().writtenAlone(work);
    }

    @Override
    public Lease reading() {
        return await().reading();
    }

    @Override
    public void damaged() {
        await().damaged();
    }

    @Override
    public StoreStatus status() {
        return await().status();
    }

    @Override
    public boolean stale() {
        return await().stale();
    }

    @Override
    public boolean fallback() {
        return await().fallback();
    }

    /** Closes it, once it is open. */
    @Override
    public void close() {
        opening.handle((database, failure) -> {
                    if (failure == null) {
                        database.close();
                    }
                    return true;
                })
                .join();
    }
}
