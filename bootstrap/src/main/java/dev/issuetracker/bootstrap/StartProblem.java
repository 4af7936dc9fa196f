package dev.issuetracker.bootstrap;

import dev.issuetracker.adapter.persistence.sql.UnusableDatabaseException;
import java.io.IOException;
import java.net.BindException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Says why something could not start, and what to do about it, in words for the person who started it. */
final class StartProblem {
    private StartProblem() {}

    /** What to tell about an exception. */
    static String of(Throwable exception, Configuration configuration) {
        return Stream.<Function<Throwable, Optional<String>>>of(
                        StartProblem::ofDatabase,
                        cause -> ofAddress(cause, configuration),
                        cause -> ofFile(cause, configuration))
                .flatMap(known -> causes(exception).flatMap(cause -> known.apply(cause).stream()))
                .findFirst()
                .orElseGet(() -> unknown(exception));
    }

    /** The reason of an exception of the file system, without the file. */
    static String reason(IOException exception) {
        if (exception instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (exception instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (exception instanceof FileAlreadyExistsException || exception instanceof NotDirectoryException) {
            return "a file of this name is in the way";
        }
        String reason = exception instanceof FileSystemException system ? system.getReason() : exception.getMessage();
        return reason == null ? exception.getClass().getSimpleName() : reason;
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
        return Optional.of("The server cannot use " + file.getFile() + ": " + reason(file)
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
