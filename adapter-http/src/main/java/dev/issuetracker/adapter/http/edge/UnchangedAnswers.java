package dev.issuetracker.adapter.http.edge;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out the length of an answer 304. Jetty says 0 of whatever has no body, but there the length is that of the
 * body which the client keeps (RFC 9110, section 8.6).
 */
final class UnchangedAnswers extends Handler.Wrapper {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getHeaders().contains(HttpHeader.IF_NONE_MATCH)) {
            request.addHttpStreamWrapper(WithoutLength::new);
        }
        return super.handle(request, response, callback);
    }

    private static final class WithoutLength extends HttpStream.Wrapper {
        WithoutLength(HttpStream stream) {
            super(stream);
        }

        @Override
        public void send(
                MetaData.Request request,
                MetaData.@Nullable Response response,
                boolean last,
                @Nullable ByteBuffer content,
                Callback callback) {
            super.send(request, response == null ? null : withoutLength(response), last, content, callback);
        }

        private static MetaData.Response withoutLength(MetaData.Response response) {
            if (response.getStatus() != HttpStatus.NOT_MODIFIED_304) {
                return response;
            }
            HttpFields headers = HttpFields.build(response.getHttpFields())
                    .remove(HttpHeader.CONTENT_LENGTH)
                    .asImmutable();
            return new MetaData.Response(
                    response.getStatus(), response.getReason(), response.getHttpVersion(), headers);
        }
    }
}
