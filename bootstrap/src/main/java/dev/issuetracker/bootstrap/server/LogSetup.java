package dev.issuetracker.bootstrap.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.Map;
import net.logstash.logback.encoder.LogstashEncoder;
import org.slf4j.Logger;

/**
 * What is logged and how, by {@link Logging}'s two variables. It is code and no file, because reading a file of logback
 * loads an XML parser and hundreds of classes more. A file that {@code -Dlogback.configurationFile} names goes before,
 * and so does that of tests.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_NORMAL_PRIORITY)
public final class LogSetup extends ContextAwareBase implements Configurator {
    private static final Map<String, Level> LEVELS = Map.of(
            // What they say at the start is in the line that says where the server listens.
            "org.flywaydb", Level.WARN,
            // What failed is thrown; that it could not be undone as well, because SQLite has done so, is no news.
            "org.flywaydb.core.internal.jdbc.TransactionalExecutionTemplate", Level.OFF,
            "com.zaxxer.hikari", Level.WARN,
            // A connection that died is replaced before anybody gets it; what ails a node the probes say.
            "com.zaxxer.hikari.pool.PoolBase", Level.ERROR,
            "org.eclipse.jetty", Level.WARN,
            // A request that is no HTTP is answered; its sender could fill the log with words of its own.
            "org.eclipse.jetty.util.HostPort", Level.ERROR,
            "org.eclipse.jetty.http.HttpParser", Level.ERROR,
            "io.javalin", Level.WARN,
            // The sender of a damaged workbook gets an answer; the log needs no stack trace for each.
            "org.apache.poi.util.XMLHelper", Level.OFF,
            // When its native library cannot be loaded, the message about the start says why and what to do.
            "org.sqlite", Level.OFF);

    /** Made by logback. */
    public LogSetup() {}

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (System.getProperty("logback.configurationFile") != null
                || LogSetup.class.getResource("/logback-test.xml") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        limit(context);
        context.getLogger("dev.issuetracker").setLevel(Level.toLevel(System.getProperty(Logging.LEVEL), Level.INFO));
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(console(context));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Keeps what libraries log to what an operator needs. */
    static void limit(LoggerContext context) {
        LEVELS.forEach((logger, level) -> context.getLogger(logger).setLevel(level));
    }

    private static ConsoleAppender<ILoggingEvent> console(LoggerContext context) {
        Encoder<ILoggingEvent> encoder = "json".equals(System.getProperty(Logging.FORMAT)) ? json() : text();
        encoder.setContext(context);
        encoder.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setEncoder(encoder);
        console.start();
        return console;
    }

    private static Encoder<ILoggingEvent> json() {
        LogstashEncoder encoder = new LogstashEncoder();
        encoder.setTimeZone("UTC");
        return encoder;
    }

    private static Encoder<ILoggingEvent> text() {
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setLayout(new LogLines());
        return encoder;
    }
}
