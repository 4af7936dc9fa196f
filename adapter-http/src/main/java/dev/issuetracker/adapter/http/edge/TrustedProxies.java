package dev.issuetracker.adapter.http.edge;

import dev.issuetracker.adapter.http.settings.AddressBlock;
import dev.issuetracker.adapter.http.settings.PathPrefix;
import dev.issuetracker.adapter.http.wire.Links;
import dev.issuetracker.application.access.IpAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HostPortHttpField;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.HostPort;

/**
 * Believes {@code X-Forwarded-For}, {@code -Proto}, {@code -Host} and {@code -Prefix} only when a trusted proxy sent
 * them. The client is the last address in the list that is not a trusted proxy's: the client may have invented those
 * before it. A value that is malformed is ignored.
 */
final class TrustedProxies implements HttpConfiguration.Customizer {
    /** Some proxies add the port. */
    private static final Pattern WITH_PORT = Pattern.compile("\\[(.*)](?::\\d+)?|([^:]*):\\d+");

    private static final Pattern HOST = Pattern.compile(
            "(?:[A-Za-z0-9](?:[A-Za-z0-9._-]{0,252}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,45}])(?::[1-9]\\d{0,4})?");

    private static final String PREFIX = "X-Forwarded-Prefix";

    private final List<AddressBlock> blocks;

    TrustedProxies(List<AddressBlock> blocks) {
        this.blocks = blocks;
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        SocketAddress peer = request.getConnectionMetaData().getRemoteSocketAddress();
        if (!(peer instanceof InetSocketAddress inet) || inet.getAddress() == null || !trusted(inet.getAddress())) {
            return request;
        }
        InetAddress client = inet.getAddress();
        List<String> hops = values(request, HttpHeader.X_FORWARDED_FOR.asString());
        int believed = 0;
        while (believed < hops.size() && trusted(client)) {
            Optional<InetAddress> hop = IpAddress.plain(withoutPort(hops.get(hops.size() - 1 - believed)));
            if (hop.isEmpty()) {
                break;
            }
            client = hop.get();
            believed++;
        }
        prefix(request, believed).ifPresent(prefix -> Links.below(request, prefix.text()));
        HttpURI.Mutable uri = HttpURI.build(request.getHttpURI());
        scheme(request, believed).ifPresent(uri::scheme);
        HttpFields.Mutable headers = HttpFields.build(request.getHeaders());
        host(request, believed).ifPresent(host -> {
            uri.authority(host.getHost(), host.getPort());
            // Jetty rejects a request whose URL names another host than its header.
            headers.put(new HostPortHttpField(host.getHost(), host.getPort()));
        });
        return new Forwarded(request, new InetSocketAddress(client, 0), uri.asImmutable(), headers.asImmutable());
    }

    private boolean trusted(InetAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    private static Optional<String> scheme(Request request, int believed) {
        return besideClient(values(request, HttpHeader.X_FORWARDED_PROTO.asString()), believed)
                .map(scheme -> scheme.toLowerCase(Locale.ROOT))
                .filter(scheme -> HttpScheme.HTTP.is(scheme) || HttpScheme.HTTPS.is(scheme));
    }

    private static Optional<HostPort> host(Request request, int believed) {
        return besideClient(values(request, HttpHeader.X_FORWARDED_HOST.asString()), believed)
                .flatMap(TrustedProxies::hostPort);
    }

    private static Optional<HostPort> hostPort(String text) {
        try {
            return HOST.matcher(text).matches() ? Optional.of(new HostPort(text)) : Optional.empty();
        } catch (IllegalArgumentException portTooHigh) {
            return Optional.empty();
        }
    }

    /** Each proxy may have added its own. Then the one beside the client's address counts. */
    private static Optional<String> besideClient(List<String> values, int believed) {
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(firstBelieved(values, believed)));
    }

    private static int firstBelieved(List<String> values, int believed) {
        return Math.max(0, values.size() - Math.max(1, believed));
    }

    /** Each proxy adds what it removed from the path, so that the last one removed what follows the others'. */
    private static Optional<PathPrefix> prefix(Request request, int believed) {
        List<String> values = values(request, PREFIX);
        List<Optional<PathPrefix>> prefixes =
                values.subList(values.isEmpty() ? 0 : firstBelieved(values, believed), values.size()).stream()
                        .map(PathPrefix::of)
                        .toList();
        if (prefixes.isEmpty() || prefixes.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return PathPrefix.of(prefixes.stream()
                .flatMap(Optional::stream)
                .map(PathPrefix::text)
                .collect(Collectors.joining()));
    }

    private static List<String> values(Request request, String header) {
        return request.getHeaders().stream()
                .filter(field -> field.is(header))
                .map(HttpField::getValue)
                .flatMap(value -> Pattern.compile(",").splitAsStream(value == null ? "" : value))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static String withoutPort(String hop) {
        var matcher = WITH_PORT.matcher(hop);
        if (!matcher.matches()) {
            return hop;
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }

    private static final class Forwarded extends Request.Wrapper {
        private final ConnectionMetaData connection;
        private final HttpURI uri;
        private final HttpFields headers;

        Forwarded(Request request, InetSocketAddress client, HttpURI uri, HttpFields headers) {
            super(request);
            this.uri = uri;
            this.headers = headers;
            this.connection = new ConnectionMetaData.Wrapper(request.getConnectionMetaData()) {
                @Override
                public SocketAddress getRemoteSocketAddress() {
                    return client;
                }
            };
        }

        @Override
        public ConnectionMetaData getConnectionMetaData() {
            return connection;
        }

        @Override
        public HttpURI getHttpURI() {
            return uri;
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }

        @Override
        public boolean isSecure() {
            return HttpScheme.HTTPS.is(uri.getScheme());
        }
    }
}
