package dev.issuetracker.bootstrap.server;

import dev.issuetracker.adapter.persistence.sql.UnusableDatabaseException;
import dev.issuetracker.bootstrap.configuration.Configuration;
import dev.issuetracker.bootstrap.configuration.FileFailure;
import java.net.BindException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Says why something could not start, and what to do about it, in words for the person who started it. */
public final class StartProblem {
    private StartProblem() {}

    /** What to tell about an exception. */
    public static String of(Throwable exception, Configuration configuration) {
        return Stream.<Function<Throwable, Optional<String>>>of(
                        StartProblem::ofDatabase,
                        cause -> ofAddress(cause, configuration),
                        cause -> ofFile(cause, configuration))
                .flatMap(known -> causes(exception).flatMap(cause -> known.apply(cause).stream()))
                .findFirst()
                .orElseGet(() -> unknown(exception));
    }

    private static Stream<Throwable> causes(Throwable exception) {
        return Stream.iterate(exception, cause -> cause != null, Throwable::getCause);
    }

    private static Optional<String> ofDatabase(Throwable cause) {
        return cause instanceof UnusableDatabaseException unusable
                ? Optional.of(String.valueOf(unusable.getMessage()))
                : Optional.empty();
    }

    private static Optional<String> ofAddress(Throwable cause, Configuration configuration) {
        String host = configuration.http().host();
        int port = configuration.http().port();
        if (cause instanceof UnresolvedAddressException) {
            return Optional.of(
                    "HOST is " + host + ", which is not a name or an address of this machine: set HOST to one,"
                            + " or to 0.0.0.0 for all.");
        }
        if (!(cause instanceof BindException)) {
            return Optional.empty();
        }
        String reason = String.valueOf(cause.getMessage());
        String place = "The server cannot listen on port " + port + " of " + host;
        if (reason.toLowerCase(Locale.ROOT).contains("in use")) {
            return Optional.of(
                    place + ", because another program uses it: stop that program, or set PORT to another port.");
        }
        return Optional.of(place + ": " + reason + ". Set HOST to an address of this machine, and PORT to a port that"
                + " this account may use, such as 8080.");
    }

    private static Optional<String> ofFile(Throwable cause, Configuration configuration) {
        if (!(cause instanceof FileSystemException file) || file.getFile() == null) {
            return Optional.empty();
        }
        return Optional.of("The server cannot use " + file.getFile() + ": " + FileFailure.reason(file)
                + ". Let this account write the folder "
                + configuration.dataDir().toAbsolutePath()
                + ", or set DATA_DIR to another one.");
    }

    private static String unknown(Throwable exception) {
        Throwable root = causes(exception).reduce((outer, inner) -> inner).orElse(exception);
        String message = root.getMessage() == null ? root.getClass().getName() : root.getMessage();
        return "The server could not start: " + message.lines().findFirst().orElse("")
                + ". With LOG_LEVEL=DEBUG the log says where.";
    }
}
