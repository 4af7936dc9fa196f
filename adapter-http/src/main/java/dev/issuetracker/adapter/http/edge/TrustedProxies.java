package dev.issuetracker.adapter.http.edge;

import dev.issuetracker.adapter.http.settings.AddressBlock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Believes {@code X-Forwarded-For} and {@code X-Forwarded-Proto} only when a trusted proxy sent them. The client is the
 * last address in the list that is not a trusted proxy's: the client may have invented those before it.
 */
final class TrustedProxies implements HttpConfiguration.Customizer {
    /** Some proxies add the port. */
    private static final Pattern WITH_PORT = Pattern.compile("\\[(.*)](?::\\d+)?|([^:]*):\\d+");

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
        List<String> hops = values(request, HttpHeader.X_FORWARDED_FOR);
        int believed = 0;
        while (believed < hops.size() && trusted(client)) {
            Optional<InetAddress> hop = AddressBlock.address(withoutPort(hops.get(hops.size() - 1 - believed)));
            if (hop.isEmpty()) {
                break;
            }
            client = hop.get();
            believed++;
        }
        return new Forwarded(request, new InetSocketAddress(client, 0), scheme(request, believed));
    }

    private boolean trusted(InetAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    /** Each proxy may have added its own. Then the one beside the client's address counts. */
    private static String scheme(Request request, int believed) {
        List<String> schemes = values(request, HttpHeader.X_FORWARDED_PROTO);
        String own = request.getHttpURI().getScheme();
        if (schemes.isEmpty()) {
            return own;
        }
        String forwarded =
                schemes.get(Math.max(0, schemes.size() - Math.max(1, believed))).toLowerCase(Locale.ROOT);
        return HttpScheme.HTTP.is(forwarded) || HttpScheme.HTTPS.is(forwarded) ? forwarded : own;
    }

    private static List<String> values(Request request, HttpHeader header) {
        return request.getHeaders().stream()
                .filter(field -> field.getHeader() == header)
                .map(HttpField::getValue)
                .flatMap(value -> Pattern.compile(",").splitAsStream(value == null ? "" : value))
                .map(String::strip)
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

        Forwarded(Request request, InetSocketAddress client, String scheme) {
            super(request);
            this.connection = new ConnectionMetaData.Wrapper(request.getConnectionMetaData()) {
                @Override
                public SocketAddress getRemoteSocketAddress() {
                    return client;
                }
            };
            this.uri = HttpURI.build(request.getHttpURI()).scheme(scheme).asImmutable();
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
        public boolean isSecure() {
            return HttpScheme.HTTPS.is(uri.getScheme());
        }
    }
}
