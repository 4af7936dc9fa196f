package dev.issuetracker.adapter.http.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Compares a value that a client sent back with the one that it was shown. */
final class EchoedValue {
    private EchoedValue() {}

    /**
     * Whether both are the same to a client that read the one and wrote the other. Times may be written in another way,
     * and to the millisecond, as many languages keep them. What has an id may have got another name since.
     */
    static boolean same(JsonNode sent, JsonNode shown) {
        if (sent.equals(shown)) {
            return true;
        }
        if (sent.isIntegralNumber() && shown.isIntegralNumber()) {
            return sent.canConvertToLong() && sent.longValue() == shown.longValue();
        }
        if (sent.isObject() && shown.path("id").isIntegralNumber()) {
            return same(sent.path("id"), shown.path("id"));
        }
        Optional<Instant> time = time(shown);
        return time.isPresent() && time.equals(time(sent));
    }

    private static Optional<Instant> time(JsonNode value) {
        try {
            return Optional.ofNullable(value.textValue())
                    .map(OffsetDateTime::parse)
                    .map(time -> time.toInstant().truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
