package dev.issuetracker.adapter.http.settings;

import dev.issuetracker.adapter.http.tls.KeyPairFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the server listens and what it accepts.
 *
 * @param host the address to listen on, such as {@code 127.0.0.1}
 * @param port the port to listen on; 0 takes any that is free
 * @param tls the certificate and key for TLS; empty for plain HTTP
 * @param proxies what may lie before the server
 * @param origins other origins that pages may have to do with
 * @param metricsPublic whether {@code /metrics} answers without a token
 * @param drain how long running requests may take to finish once the server stops; zero cuts them off
 */
public record HttpSettings(
        String host,
        int port,
        Optional<Tls> tls,
        Proxies proxies,
        Origins origins,
        Limits limits,
        boolean metricsPublic,
        Duration drain) {
    public HttpSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, is " + port);
        }
        if (drain.isNegative()) {
            throw new IllegalArgumentException("drain must not be negative, is " + drain);
        }
    }

    /**
     * Other origins, such as {@code https://example.org}.
     *
     * @param callers those whose pages may call the server
     * @param images those from which the web interface shows images that texts refer to
     */
    public record Origins(List<String> callers, List<String> images) {
        /** Pages have to do with the server alone. */
        public static final Origins NONE = new Origins(List.of(), List.of());

        public Origins {
            callers = List.copyOf(callers);
            images = List.copyOf(images);
        }
    }

    /**
     * What may lie between clients and the server.
     *
     * @param trusted the proxies that are believed when they say whose request they pass on, and where it was sent
     * @param basePath the path below which clients see the server, unless a trusted proxy names another
     */
    public record Proxies(List<AddressBlock> trusted, PathPrefix basePath) {
        /** Clients come straight to the server. */
        public static final Proxies NONE = new Proxies(List.of(), PathPrefix.NONE);

        public Proxies {
            trusted = List.copyOf(trusted);
        }
    }

    /**
     * How much is accepted.
     *
     * @param maxBodyBytes the largest JSON body of an issue or a comment, in bytes; others have at most 16 KiB, if that
     *     is less
     * @param maxImportBytes the largest file to import, in bytes
     * @param maxRequests how many requests run at once; 0 for as many as the heap has room for
     * @param maxConnections how many connections are held at once
     * @param requestsAMinute how many requests a token, or an address without one, may make in a minute; 0 for no limit
     * @param clientPatience how long the head of a request may take, and a body or an answer before its data rate
     *     counts
     * @param silence how long a client that waits for an import may get no byte of the answer
     */
    public record Limits(
            long maxBodyBytes,
            long maxImportBytes,
            int maxRequests,
            int maxConnections,
            int requestsAMinute,
            Duration clientPatience,
            Duration silence) {
        private static final int MOST_REQUESTS = 128;
        /** What a request with the largest texts takes, roughly. */
        private static final long REQUEST_BYTES = 8L << 20;

        public Limits {
            if (maxBodyBytes < 1 || maxBodyBytes >= Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "maxBodyBytes must be 1 or more and below 2 GiB, is " + maxBodyBytes);
            }
            if (maxImportBytes < 1) {
                throw new IllegalArgumentException("maxImportBytes must be 1 or more, is " + maxImportBytes);
            }
            if (maxRequests < 0 || maxConnections < 1 || requestsAMinute < 0) {
                throw new IllegalArgumentException("limits must not be negative, are " + maxRequests + " requests, "
                        + maxConnections + " connections, " + requestsAMinute + " requests a minute");
            }
        }

        /** How many requests run at once, also when the settings leave it to the heap. */
        public int requestsAtOnce() {
            long room = Runtime.getRuntime().maxMemory() / REQUEST_BYTES;
            return maxRequests > 0 ? maxRequests : (int) Math.max(8, Math.min(MOST_REQUESTS, room));
        }
    }

    /**
     * The certificate and key for TLS.
     *
     * @param certificates a PEM file with the server's certificate and those that lead from it to a known authority
     * @param key a PEM file with the certificate's private key
     */
    public record Tls(Path certificates, Path key) {
        /** What is wrong with the files, with their names; empty when they can be used. */
        public Optional<String> defect() {
            try {
                KeyPairFiles.read(certificates, key);
                return Optional.empty();
            } catch (IllegalArgumentException unusable) {
                return Optional.of(String.valueOf(unusable.getMessage()));
            }
        }
    }
}
