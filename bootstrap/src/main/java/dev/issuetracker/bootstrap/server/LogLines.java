package dev.issuetracker.bootstrap.server;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.CoreConstants;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * The log as text: time, level, request, account, the simple name of the logger, message, and the stack trace if there
 * is one. Logback's layout of a pattern makes a class for each thing that patterns can have, which a start waits for.
 */
final class LogLines extends LayoutBase<ILoggingEvent> {
    private static final int LEVEL_WIDTH = 5;
    private static final String UNKNOWN = "-";

    private final DateTimeFormatter times = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT)
            .withZone(ZoneId.systemDefault());

    @Override
    public String doLayout(ILoggingEvent event) {
        Map<String, String> request = event.getMDCPropertyMap();
        String level = event.getLevel().toString();
        String logger = event.getLoggerName();
        return times.format(Instant.ofEpochMilli(event.getTimeStamp())) + ' '
                + level + " ".repeat(LEVEL_WIDTH - level.length())
                + " [" + request.getOrDefault("request_id", UNKNOWN)
                + ' ' + request.getOrDefault("user_id", UNKNOWN) + "] "
                + logger.substring(logger.lastIndexOf('.') + 1) + ": "
                + event.getFormattedMessage() + CoreConstants.LINE_SEPARATOR
                + ThrowableProxyUtil.asString(event.getThrowableProxy());
    }
}
