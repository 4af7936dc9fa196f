package dev.issuetracker.adapter.http.webhook.outgoing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/**
 * Resolves the host of a webhook, and gives only addresses that may be reached. Jetty connects to what this gives and
 * asks nobody else, so that a name cannot mean another address between the check and the connection.
 */
final class CheckedResolver implements SocketAddressResolver {
    private final Executor lookups;
    private final ReachableAddresses reachable;

    /** @param lookups asks name servers, which may take long */
    CheckedResolver(Executor lookups, ReachableAddresses reachable) {
        this.lookups = lookups;
        this.reachable = reachable;
    }

    @Override
    public void resolve(String host, int port, Map<String, Object> context, Promise<List<InetSocketAddress>> promise) {
        lookups.execute(() -> {
            try {
                List<InetSocketAddress> allowed = Arrays.stream(InetAddress.getAllByName(host))
                        .filter(reachable::contain)
                        .map(address -> new InetSocketAddress(address, port))
                        .toList();
                if (allowed.isEmpty()) {
                    promise.failed(new UnreachableAddressException(host));
                } else {
                    promise.succeeded(allowed);
                }
            } catch (UnknownHostException unknown) {
                promise.failed(unknown);
            }
        });
    }
}
