package dev.issuetracker.adapter.http.web;

import dev.issuetracker.adapter.http.wire.Gzip;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A file that pages load, compressed once. */
final class Asset {
    private final String name;
    private final byte[] plain;
    private final byte[] compressed;

    Asset(String name, byte[] plain) {
        this.name = name;
        this.plain = plain;
        this.compressed = Gzip.best(plain);
    }

    /** A resource of this jar, or of a library's. */
    static byte[] read(String resource) {
        try (InputStream stream = Asset.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + resource + " is missing");
            }
            return stream.readAllBytes();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    String mediaType() {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "js" -> "text/javascript; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> throw new IllegalStateException("no media type for " + name);
        };
    }

    byte[] plain() {
        return plain;
    }

    byte[] compressed() {
        return compressed;
    }
}
