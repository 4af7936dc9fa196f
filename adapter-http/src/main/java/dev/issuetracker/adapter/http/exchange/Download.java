package dev.issuetracker.adapter.http.exchange;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file that is sent while it is made. Of one that could not be completed, the client sees that it is cut. */
public final class Download {
    private static final Logger LOG = LoggerFactory.getLogger(Download.class);

    private final Context ctx;
    private final String name;
    private final String mediaType;

    /** @param name of the file, in letters, digits, dots and hyphens */
    public Download(Context ctx, String name, String mediaType) {
        this.ctx = ctx;
        this.name = name;
        this.mediaType = mediaType;
    }

    /**
     * Where the file is written to. Nothing is sent before the first bytes are written, so what goes wrong until then
     * is answered as ever. When only its head was asked for, that is sent and the writing ends.
     */
    public OutputStream open() {
        ctx.status(200)
                .contentType(mediaType)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("Cache-Control", "private, no-store");
        if (ctx.method().equals(HandlerType.HEAD)) {
            sendHead();
            throw new HeadSent();
        }
        return ctx.outputStream();
    }

    /** An answer to HEAD that ended without this would say that the file is empty. */
    private void sendHead() {
        try {
            ctx.res().flushBuffer();
        } catch (IOException clientLeft) {
            throw new UncheckedIOException(clientLeft);
        }
    }

    /** Ends what writes a file of which only the head was asked for. */
    private static final class HeadSent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        HeadSent() {
            super("only the head was asked for", null, false, false);
        }
    }

    /** Runs what writes the file. */
    public void send(Runnable writing) {
        try {
            writing.run();
        } catch (HeadSent end) {
            return;
        } catch (RuntimeException failure) {
            if (!ctx.res().isCommitted()) {
                throw failure;
            }
            abort(failure);
        }
    }

    private void abort(RuntimeException failure) {
        if (failure instanceof UncheckedIOException) {
            LOG.info("the file {} was not sent to its end: {}", name, failure.getMessage());
        } else {
            LOG.error("the file {} was not sent to its end", name, failure);
        }
        // The servlet's own way to abort lets Javalin log an error: the request counts as one that is still answered.
        ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close(failure);
    }
}
