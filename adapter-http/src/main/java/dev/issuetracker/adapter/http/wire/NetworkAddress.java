package dev.issuetracker.adapter.http.wire;

import dev.issuetracker.application.access.IpAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Addresses of clients. Those of IPv6 are kept as Jetty writes them, in full and in brackets; people are shown the
 * short form of RFC 5952, and may write any.
 */
public final class NetworkAddress {
    private static final Pattern ZEROS = Pattern.compile("(?:^|:)0(?::0)+(?::|$)");
    private static final int GROUPS = 8;

    private NetworkAddress() {}

    /** An address that is kept, as people write it. */
    public static String shown(String kept) {
        // Every request shows one, and most are of IPv4: they are as they are kept.
        if (kept.indexOf(':') < 0) {
            return kept;
        }
        return IpAddress.of(kept)
                .filter(ip -> ip.address() instanceof Inet6Address)
                .map(ip -> shortened(ip.address()) + ip.zone())
                .orElse(kept);
    }

    /** An address that somebody wrote, as it is kept; a text that is none stays as it is. */
    public static String kept(String written) {
        return IpAddress.of(written)
                .map(ip -> {
                    String text = ip.address().getHostAddress();
                    return ip.address() instanceof Inet6Address ? "[" + text + ip.zone() + "]" : text;
                })
                .orElse(written);
    }

    /** The longest run of zeros is left out, of equally long ones the first. */
    private static String shortened(InetAddress address) {
        byte[] bytes = address.getAddress();
        String full = IntStream.range(0, GROUPS)
                .map(group -> ((bytes[2 * group] & 0xFF) << Byte.SIZE) | (bytes[2 * group + 1] & 0xFF))
                .mapToObj(Integer::toHexString)
                .collect(Collectors.joining(":"));
        String longest = "";
        Matcher zeros = ZEROS.matcher(full);
        while (zeros.find()) {
            String run = zeros.group().replaceAll("^:|:$", "");
            longest = run.length() > longest.length() ? run : longest;
        }
        return longest.isEmpty() ? full : full.replaceFirst("(?:^|:)" + longest + "(?::|$)", "::");
    }
}
