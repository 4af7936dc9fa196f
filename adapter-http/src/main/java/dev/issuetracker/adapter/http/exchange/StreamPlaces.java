package dev.issuetracker.adapter.http.exchange;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The places of streams, few at once. When none is free, a new stream takes one of whom has clearly more of them than
 * its own account, or else the oldest of its own account: the server learns late that a page was closed, and nobody can
 * keep all the others out.
 */
final class StreamPlaces {
    private final int most;
    /** The oldest first. */
    private final List<Place> taken = new ArrayList<>();

    StreamPlaces(int most) {
        this.most = most;
    }

    /** The place of a stream, until it is given to another or back. */
    static final class Place {
        private final long account;
        private final CountDownLatch lost = new CountDownLatch(1);

        private Place(long account) {
            this.account = account;
        }

        /** Waits so long, or until the place is lost; says whether it is. */
        boolean isLostWithin(Duration time) throws InterruptedException {
            return lost.await(time.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** A place for a stream of this account; empty when all are taken and no account has two. */
    synchronized Optional<Place> take(long account) {
        if (taken.size() >= most) {
            Optional<Place> lost = placeToLose(account);
            if (lost.isEmpty()) {
                return lost;
            }
            taken.remove(lost.get());
            lost.get().lost.countDown();
        }
        Place place = new Place(account);
        taken.add(place);
        return Optional.of(place);
    }

    private Optional<Place> placeToLose(long account) {
        Map<Long, Long> counts = taken.stream().collect(groupingBy(place -> place.account, counting()));
        long own = counts.getOrDefault(account, 0L);
        return counts.entrySet().stream()
                .filter(other -> other.getValue() > own + 1)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .or(() -> own > 0 ? Optional.of(account) : Optional.empty())
                .flatMap(loser ->
                        taken.stream().filter(place -> place.account == loser).findFirst());
    }

    synchronized void release(Place place) {
        taken.remove(place);
    }
}
