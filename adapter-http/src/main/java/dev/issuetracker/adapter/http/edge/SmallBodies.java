package dev.issuetracker.adapter.http.edge;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.EagerContentHandler.ContentLoader;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Lets all of a small body, and the beginning of a large one, arrive before the request takes the place of another.
 * Jetty's own loaders keep the buffers of the network, and a client that sends chunks of one byte decides how many;
 * this one keeps the bytes.
 */
public final class SmallBodies extends Handler.Wrapper {
    /** The largest body that is waited for, in bytes: no more is taken from a client that may have no token. */
    public static final int MOST = 16_384;

    private static final String ARRIVED = "issue-tracker.body-arrived";

    /** Whether all of a request's body had arrived before it ran. */
    static boolean arrived(Context ctx) {
        return ctx.attribute(ARRIVED) != null;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getLength() <= 0 && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
            request.setAttribute(ARRIVED, true);
            return super.handle(request, response, callback);
        }
        new Arrival(getHandler(), request, response, callback).load();
        return true;
    }

    private static final class Arrival extends ContentLoader implements Invocable.Task {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Queue<Content.Chunk> arrived = new ArrayDeque<>();

        Arrival(Handler next, Request request, Response response, Callback callback) {
            super(next, request, response, callback);
        }

        @Override
        protected void load() {
            if (enough()) {
                handle();
            }
        }

        @Override
        public void run() {
            if (enough()) {
                getRequest().getContext().execute(this::handle);
            }
        }

        /** Reads what is there, and asks to be called again if more is needed. */
        private boolean enough() {
            while (true) {
                Content.Chunk chunk = getRequest().read();
                if (chunk == null) {
                    getRequest().demand(this);
                    return false;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    arrived.add(chunk);
                    return true;
                }
                bytes.writeBytes(BufferUtil.toArray(chunk.getByteBuffer()));
                chunk.release();
                if (chunk.isLast() || bytes.size() > MOST) {
                    arrived.add(Content.Chunk.from(ByteBuffer.wrap(bytes.toByteArray()), chunk.isLast()));
                    if (chunk.isLast()) {
                        getRequest().setAttribute(ARRIVED, true);
                    }
                    return true;
                }
            }
        }

        @Override
        protected void handle() {
            Request request = new Request.Wrapper(getRequest()) {
                @Override
                public Content.Chunk read() {
                    Content.Chunk next = arrived.poll();
                    return next == null ? super.read() : next;
                }

                @Override
                public void demand(Runnable readable) {
                    if (arrived.isEmpty()) {
                        super.demand(readable);
                    } else {
                        readable.run();
                    }
                }
            };
            handle(request, getResponse(), getCallback());
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }
    }
}
