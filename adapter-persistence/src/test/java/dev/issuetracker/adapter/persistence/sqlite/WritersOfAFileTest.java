package dev.issuetracker.adapter.persistence.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.Await;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many threads that write: what was acknowledged is stored, and nothing else. */
class WritersOfAFileTest {
    private static final int THREADS = 12;
    private static final int UNITS = 60;
    private static final int KILLED_AFTER = 300;

    @TempDir
    Path folder;

    private Database open() {
        return Database.open(settings(folder.resolve("tracker.db")));
    }

    /** Nobody gives up its place in the row, however slow the disk is. */
    private static DatabaseSettings settings(Path file) {
        return new DatabaseSettings.Sqlite(file, 8, Duration.ofMinutes(5), false);
    }

    private static void make(Database database) {
        database.transactions()
                .run(() -> database.handle().execute("CREATE TABLE made (number INTEGER PRIMARY KEY, place INTEGER)"));
    }

    /** Adds a number, behind all numbers that are there. */
    private static long add(Database database, long number) {
        return database.transactions().in(() -> {
            // A unit inside of another one joins it.
            long place = database.transactions().in(() -> count(database));
            database.handle().execute("INSERT INTO made VALUES (?, ?)", number, place);
            return place;
        });
    }

    private static long count(Database database) {
        return database.handle()
                .createQuery("SELECT count(*) FROM made")
                .mapTo(Long.class)
                .one();
    }

    private static Set<Long> stored(Database database) {
        return database.transactions()
                .reading(() -> new TreeSet<>(database.handle()
                        .createQuery("SELECT number FROM made")
                        .mapTo(Long.class)
                        .list()));
    }

    /** Every unit does one of: add, add and throw, add what is there, undo the transaction as a full disk does. */
    private static void work(Database database, int thread, Set<Long> acknowledged) {
        Random random = new Random(thread);
        Transactions transactions = database.transactions();
        for (int i = 0; i < UNITS; i++) {
            long number = (long) thread * UNITS + i;
            int kind = random.nextInt(10);
            try {
                transactions.run(() -> {
                    add(database, number);
                    if (kind == 0) {
                        throw new ArithmeticException();
                    } else if (kind == 1) {
                        add(database, number);
                    } else if (kind == 2) {
                        database.handle().execute("ROLLBACK");
                        throw new ArithmeticException();
                    }
                });
                acknowledged.add(number);
                // Who is answered finds its own work.
                assertTrue(stored(database).contains(number));
            } catch (RuntimeException failed) {
                assertTrue(kind <= 2, failed::toString);
            }
        }
    }

    @Test
    void whatIsAcknowledgedIsStoredAndNothingElse() throws InterruptedException, ExecutionException {
        Set<Long> acknowledged = new ConcurrentSkipListSet<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (Database database = open()) {
            make(database);
            List<Future<?>> done = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                done.add(threads.submit(() -> work(database, number, acknowledged)));
            }
            for (Future<?> thread : done) {
                thread.get();
            }

            assertEquals(acknowledged, stored(database));
            // Each one saw all before it: they ran one after the other.
            assertEquals(
                    acknowledged.size(),
                    database.transactions()
                            .reading(() -> database.handle()
                                    .createQuery("SELECT count(DISTINCT place) FROM made"
                                            + " WHERE place < (SELECT count(*) FROM made)")
                                    .mapTo(Integer.class)
                                    .one()));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aCloseAmidAGroupLosesNothingAcknowledged() throws InterruptedException {
        Set<Long> acknowledged = new ConcurrentSkipListSet<>();
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        Database database = open();
        make(database);
        List<Thread> writers = new ArrayList<>();
        writers.add(writer(() -> database.transactions().run(() -> {
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException stopping) {
                throw new IllegalStateException(stopping);
            }
            add(database, 0);
        })));
        begun.await();
        for (int i = 1; i <= THREADS; i++) {
            long number = i;
            writers.add(writer(() -> {
                add(database, number);
                acknowledged.add(number);
            }));
        }
        Thread closing = new Thread(database::close);
        closing.start();
        Await.until("the close waits or is done", () -> closing.getState() != Thread.State.NEW);
        goOn.countDown();
        for (Thread writer : writers) {
            writer.join();
        }
        closing.join();

        try (Database again = open()) {
            assertTrue(stored(again).containsAll(acknowledged));
        }
    }

    /** Runs, and says nothing of how it failed. */
    private static Thread writer(Runnable work) {
        Thread writer = new Thread(work);
        writer.setUncaughtExceptionHandler((thread, failure) -> {});
        writer.start();
        return writer;
    }

    /** Adds numbers for ever, and prints each that is acknowledged. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) {
            Database database = Database.open(settings(Path.of(arguments[0])));
            make(database);
            for (int thread = 0; thread < THREADS; thread++) {
                long first = thread * 1_000_000L;
                new Thread(() -> {
                            for (long number = first; ; number++) {
                                add(database, number);
                                System.out.println(number);
                            }
                        })
                        .start();
            }
        }
    }

    @Test
    void aKilledProcessLosesNothingAcknowledged() throws IOException, InterruptedException {
        Path acknowledged = folder.resolve("acknowledged");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.real.class.path", System.getProperty("java.class.path"))
                                + File.pathSeparator
                                + System.getProperty("jdk.module.path", ""),
                        Child.class.getName(),
                        folder.resolve("tracker.db").toString())
                .redirectOutput(acknowledged.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            Await.until("so many are acknowledged", () -> numbers(acknowledged).size() >= KILLED_AFTER);
        } finally {
            process.destroyForcibly().waitFor();
        }

        try (Database again = open()) {
            assertTrue(stored(again).containsAll(numbers(acknowledged)));
        }
    }

    /** The numbers that were printed as a whole. */
    private static Set<Long> numbers(Path printed) {
        try {
            String text = Files.readString(printed);
            return text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .filter(line -> line.matches("\\d+"))
                    .map(Long::valueOf)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
