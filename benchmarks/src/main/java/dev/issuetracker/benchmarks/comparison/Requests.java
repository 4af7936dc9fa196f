package dev.issuetracker.benchmarks.comparison;

import dev.issuetracker.benchmarks.comparison.Load.Worker;
import java.util.Random;

/**
 * Sends a request about an issue that is drawn each time.
 *
 * @param first the least id that is drawn
 * @param count how many ids follow each other
 */
record Requests(Connection connection, Random random, Request request, long first, long count) implements Worker {
    interface Request {
        void send(Connection connection, long issue);
    }

    @Override
    public void work() {
        request.send(connection, first + random.nextLong(count));
    }

    @Override
    public void close() {
        connection.close();
    }
}
