package dev.issuetracker.adapter.http.edge;

import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the characters of a path that need no encoding: either way it is the same path (RFC 3986, 6.2.2.2). Routes,
 * limits and the log compare paths as they are written, so each must see the same one. What else is encoded stays so:
 * an encoded slash is a part of a name.
 */
final class PlainPaths implements HttpConfiguration.Customizer {
    /** Letters, digits and {@code - . _ ~}. */
    private static final Pattern UNRESERVED =
            Pattern.compile("%(?:2[DE]|3[0-9]|[46][1-9A-F]|[57][0-9A]|5F|7E)", Pattern.CASE_INSENSITIVE);

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        HttpURI uri = request.getHttpURI();
        String path = uri.getPath();
        if (!encodes(path)) {
            return request;
        }
        String plain = UNRESERVED.matcher(path).replaceAll(encoded -> {
            char decoded = (char) Integer.parseInt(encoded.group().substring(1), 16);
            return String.valueOf(decoded);
        });
        return Request.serveAs(request, HttpURI.build(uri).path(plain));
    }

    private static boolean encodes(@Nullable String path) {
        return path != null
                && path.indexOf('%') >= 0
                && UNRESERVED.matcher(path).find();
    }
}
