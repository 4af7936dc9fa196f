package dev.issuetracker.adapter.http.webhook.outgoing;

import dev.issuetracker.adapter.http.settings.AddressBlock;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses webhooks may be sent to: those of the internet, and what the operator allows beside them. Otherwise
 * anybody who can make a webhook could make the server call what only the server can reach.
 */
final class ReachableAddresses {
    /** What is on no public network, also in the forms in which IPv6 embeds it. */
    private static final List<AddressBlock> CLOSED = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(AddressBlock::of)
            .toList();

    /** All of IPv6 that is given to networks; the rest is local, embeds IPv4, or nobody's. */
    private static final AddressBlock GLOBAL_IPV6 = AddressBlock.of("2000::/3");

    private static final int IPV4_BYTES = 4;

    private final List<AddressBlock> allowed;

    /** @param allowed blocks that are reached although they are not public */
    ReachableAddresses(List<AddressBlock> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    boolean contain(InetAddress address) {
        boolean known = address.getAddress().length == IPV4_BYTES || GLOBAL_IPV6.contains(address);
        boolean open = known && CLOSED.stream().noneMatch(block -> block.contains(address));
        return open || allowed.stream().anyMatch(block -> block.contains(address));
    }
}
