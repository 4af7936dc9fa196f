package dev.issuetracker.bootstrap.command;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The URL of a server, as people write it. */
final class ServerAddress {
    private static final int HIGHEST_PORT = 65_535;

    private ServerAddress() {}

    /** The URL; empty when it is none of a server. */
    static Optional<URI> of(String sent) {
        try {
            return Optional.of(new URI(sent.strip())).filter(ServerAddress::isServer);
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isServer(URI url) {
        return String.valueOf(url.getScheme()).matches("(?i)https?")
                && url.getHost() != null
                && url.getPort() <= HIGHEST_PORT
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
    }

    /**
     * What is wrong with one, and how it is written. Without a scheme it is not guessed: over http everybody on the way
     * could read the token.
     *
     * @param option under which it was sent
     */
    static String problem(String option, String sent) {
        String right = option + " is a URL such as https://tracker.example.org";
        if (!sent.contains("://") && of("https://" + sent).isPresent()) {
            return right + "; write https://" + sent.strip() + ", or http://" + sent.strip() + " when it has no TLS";
        }
        return right + ", with nothing behind its path; " + sent + " is none";
    }
}
