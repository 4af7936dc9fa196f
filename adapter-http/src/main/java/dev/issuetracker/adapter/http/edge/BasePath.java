package dev.issuetracker.adapter.http.edge;

import dev.issuetracker.adapter.http.settings.PathPrefix;
import dev.issuetracker.adapter.http.wire.Links;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Serves the tracker below a path, whether or not the proxy before it removes that path from requests. */
final class BasePath implements HttpConfiguration.Customizer {
    private final PathPrefix prefix;

    BasePath(PathPrefix prefix) {
        this.prefix = prefix;
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        Links.below(request, prefix.text());
        HttpURI uri = request.getHttpURI();
        if (prefix.equals(PathPrefix.NONE) || !covered(uri.getPath()) || !covered(uri.getCanonicalPath())) {
            return request;
        }
        return Request.serveAs(request, HttpURI.build(uri).path(prefix.strip(uri.getPath())));
    }

    private boolean covered(@Nullable String path) {
        return path != null && prefix.covers(path);
    }
}
