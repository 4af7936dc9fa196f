package dev.issuetracker.adapter.http.exchange;

import dev.issuetracker.adapter.http.problem.ProblemException;
import dev.issuetracker.adapter.http.wire.AcceptHeader;
import dev.issuetracker.adapter.http.wire.RequestHeaders;
import dev.issuetracker.application.access.Caller;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Server-sent events. Each stream takes the place of a request, so that there are few, and each ends after a minute:
 * its reader opens it again, and the reader's rights are looked at anew. One that is read too slowly is cut like any
 * other answer.
 */
public final class EventStreams {
    /** The type of the answer. */
    public static final String MEDIA_TYPE = "text/event-stream";

    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);
    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    /** Proxies cut a connection on which nothing comes, and only by writing we learn that its reader left. */
    private static final int PERIODS_WITHOUT_A_BYTE = 3;

    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private static final Event REPLACED = new Event("replaced", "{}");

    private final StreamPlaces places;
    private final BooleanSupplier stopping;

    /**
     * Makes room for streams.
     *
     * @param most how many may be open at once
     * @param stopping whether the server is about to end
     */
    public EventStreams(int most, BooleanSupplier stopping) {
        this.places = new StreamPlaces(most);
        this.stopping = stopping;
    }

    /** What a stream sends. */
    public interface Source {
        /** The event that is due; null when nothing happened. Asked at once, and then every second. */
        @Nullable
        Event next();

        /** Whether nothing will follow. */
        boolean ended();
    }

    /** An event with its name and its data, which are one line. */
    public record Event(String name, String data) {
        private byte[] bytes() {
            return ("event: " + name + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Requires that the client asks for events by name: who takes anything would wait a minute for the end. */
    public static void checkAccepted(Context ctx) {
        if (!AcceptHeader.names(RequestHeaders.list(ctx, "Accept"), MEDIA_TYPE)) {
            throw ProblemException.notNamed(MEDIA_TYPE);
        }
    }

    /**
     * Sends events until they end, or until the place is given to another stream, which the event {@code replaced}
     * says.
     *
     * @throws ProblemException when too many streams are open
     */
    public void send(Context ctx, Caller caller, Source source) {
        StreamPlaces.Place place = places.take(caller.user().id()).orElseThrow(ProblemException::overloaded);
        try {
            ctx.status(200)
                    .contentType(MEDIA_TYPE)
                    .header("Cache-Control", "no-store")
                    .header("X-Accel-Buffering", "no");
            if (ctx.method().equals(HandlerType.HEAD)) {
                // One that ended without a byte would say that the stream is empty.
                ctx.res().flushBuffer();
            } else {
                stream(ctx.res().getOutputStream(), source, place);
            }
        } catch (IOException clientLeft) {
            LOG.debug("the client left before the events ended", clientLeft);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            places.release(place);
        }
    }

    private void stream(OutputStream out, Source source, StreamPlaces.Place place)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + LIFE.toNanos();
        // The first byte says at once that the stream is open.
        int silent = PERIODS_WITHOUT_A_BYTE;
        while (true) {
            Event event = source.next();
            if (event != null || silent >= PERIODS_WITHOUT_A_BYTE) {
                out.write(event == null ? COMMENT : event.bytes());
                out.flush();
                silent = 0;
            }
            if (source.ended() || stopping.getAsBoolean() || System.nanoTime() > end) {
                return;
            }
            if (place.isLostWithin(PERIOD)) {
                out.write(REPLACED.bytes());
                return;
            }
            silent++;
        }
    }
}
