package dev.issuetracker.adapter.http.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** How this adapter reads and writes JSON. */
public final class Json {
    /** The media type of requests and answers. */
    public static final String MEDIA_TYPE = "application/json";
    /** Enough for twice the largest bulk edit that is accepted, and far too few to fill the memory. */
    public static final int MAX_TOKENS = 250_000;

    /** How deep arrays and objects may be nested. */
    public static final int MAX_DEPTH = 32;

    private static final int NANOS_OF_MICRO = 1_000;
    private static final int UNWANTED_DIGITS = 3;

    /** Reads strictly and numbers exactly, and writes names in snake case. */
    public static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // Otherwise four bytes of UTF-8 become twelve.
                    .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MAX_TOKENS)
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, new TimeSerializer())
                    .addSerializer(Double.class, new PlainSerializer()))
            .build();

    private Json() {}

    /** A time as every answer has it: UTC, six digits of a second, {@code Z}. */
    public static String time(Instant time) {
        // A formatter takes several times as long. All nine digits are written where the last of them is not 0.
        int nanos = time.getNano() / NANOS_OF_MICRO * NANOS_OF_MICRO + 1;
        String written = LocalDateTime.ofEpochSecond(time.getEpochSecond(), nanos, ZoneOffset.UTC)
                .toString();
        return written.substring(0, written.length() - UNWANTED_DIGITS) + 'Z';
    }

    /** A value as it is sent. */
    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    private static final class TimeSerializer extends JsonSerializer<Instant> {
        @Override
        public void serialize(Instant value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(time(value));
        }
    }

    /** Without an exponent, which many shell tools cannot read. */
    private static final class PlainSerializer extends JsonSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeNumber(BigDecimal.valueOf(value));
        }
    }
}
