package dev.issuetracker.adapter.http;

import java.time.Duration;

/**
 * How the server listens and what it accepts.
 *
 * @param host the address to listen on, such as {@code 127.0.0.1}
 * @param port the port to listen on; 0 takes any that is free
 * @param maxBodyBytes the largest JSON body, in bytes
 * @param maxImportBytes the largest file to import, in bytes
 * @param metricsPublic whether {@code /metrics} answers without a token
 * @param drain how long running requests may take to finish once the server stops; zero cuts them off
 */
public record HttpSettings(
        String host, int port, long maxBodyBytes, long maxImportBytes, boolean metricsPublic, Duration drain) {
    public HttpSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, is " + port);
        }
        if (maxBodyBytes < 1 || maxBodyBytes >= Integer.MAX_VALUE) {
            throw new IllegalArgumentException("maxBodyBytes must be 1 or more and below 2 GiB, is " + maxBodyBytes);
        }
        if (maxImportBytes < 1) {
            throw new IllegalArgumentException("maxImportBytes must be 1 or more, is " + maxImportBytes);
        }
        if (drain.isNegative()) {
            throw new IllegalArgumentException("drain must not be negative, is " + drain);
        }
    }
}
