package dev.issuetracker.adapter.importing.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.issuetracker.adapter.importing.file.FileExceptions;
import dev.issuetracker.adapter.importing.file.TextSource;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.text.TextRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The tokens of a file, one after the other. What is wrong with it is an exception that names the place. */
final class JsonInput implements AutoCloseable {
    /** Of arrays and objects within each other. */
    static final int MAX_DEPTH = 64;

    private static final int MAX_DIGITS = 1_000;
    private static final int SHOWN = 200;

    /** The table of names that Jackson keeps is of no use for names that anybody may have made up. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_DIGITS)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final Charset encoding;
    private final TokenGuard guard;
    private final JsonParser parser;

    /** @param most UTF-16 units of one text */
    JsonInput(Path path, Charset encoding, int most) {
        this.encoding = encoding;
        try {
            guard = new TokenGuard(new TextSource(Files.newInputStream(path), encoding), most);
            parser = JSON.createParser(guard);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Moves on. Null at the end of the file. */
    @Nullable
    JsonToken next() {
        return reading(() -> {
            JsonToken token = parser.nextToken();
            guard.found();
            return token;
        });
    }

    /** Moves on from the beginning of an array or object to its end. */
    void skip() {
        JsonToken begin = parser.currentToken();
        if (begin != JsonToken.START_ARRAY && begin != JsonToken.START_OBJECT) {
            return;
        }
        int open = 1;
        while (open > 0) {
            JsonToken token = next();
            if (token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT) {
                open++;
            } else if (token == JsonToken.END_ARRAY || token == JsonToken.END_OBJECT) {
                open--;
            }
        }
    }

    @Nullable
    JsonToken token() {
        return parser.currentToken();
    }

    /** The text of a name or a value, as the file has it. */
    String text() {
        return reading(parser::getText);
    }

    /** The line, from 1, on which the token begins. */
    long line() {
        return parser.currentTokenLocation().getLineNr();
    }

    /** What is wrong where the token is. */
    TrackerException unreadable(String why) {
        return FileExceptions.unreadable("On line " + line() + place() + " " + why);
    }

    /** Where the token is: the pointer to it (RFC 6901), unless it is the whole document. */
    private String place() {
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        return pointer.isEmpty() ? "" : ", at " + TextRules.shortened(pointer, SHOWN) + ",";
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private <T> T reading(Reading<T> reading) {
        try {
            return reading.read();
        } catch (JsonProcessingException malformed) {
            throw FileExceptions.unreadable(
                    "Line " + parser.currentLocation().getLineNr() + place() + " " + explained(malformed) + ".",
                    malformed);
        } catch (CharacterCodingException malformed) {
            throw FileExceptions.unreadable(
                    "Line " + guard.line() + " is not " + encoding.name() + "; save the file as UTF-8.", malformed);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String explained(JsonProcessingException malformed) {
        if (malformed instanceof StreamConstraintsException) {
            return "has more than " + MAX_DEPTH + " levels, or a number of more than " + MAX_DIGITS + " digits";
        }
        return malformed instanceof JsonEOFException
                ? "is the last, in the middle of a record; the file is cut"
                : "is no valid JSON: " + malformed.getOriginalMessage();
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
