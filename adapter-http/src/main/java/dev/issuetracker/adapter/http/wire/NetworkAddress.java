package dev.issuetracker.adapter.http.wire;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Addresses of clients. Those of IPv6 are kept as Jetty writes them, in full and in brackets; people are shown the
 * short form of RFC 5952, and may write any.
 */
public final class NetworkAddress {
    /** What cannot be taken for a host name, and so is never looked up. */
    private static final Pattern IPV6 = Pattern.compile("\\[?([0-9A-Fa-f.]*:[0-9A-Fa-f:.]*)((?:%[^]]*)?)]?");

    private static final Pattern ZEROS = Pattern.compile("(?:^|:)0(?::0)+(?::|$)");
    private static final int GROUPS = 8;

    private NetworkAddress() {}

    /** An address that is kept, as people write it. */
    public static String shown(String kept) {
        return parsed(kept, (address, zone) -> address instanceof Inet6Address ? shortened(address) + zone : kept);
    }

    /** An address that somebody wrote, as it is kept; a text that is none stays as it is. */
    public static String kept(String written) {
        return parsed(written, (address, zone) -> {
            String text = address.getHostAddress();
            return address instanceof Inet6Address ? "[" + text + zone + "]" : text;
        });
    }

    private interface Form {
        String of(InetAddress address, String zone);
    }

    private static String parsed(String text, Form form) {
        Matcher ipv6 = IPV6.matcher(text);
        if (!ipv6.matches()) {
            return text;
        }
        try {
            InetAddress address = InetAddress.getByName("[" + ipv6.group(1) + "]");
            return form.of(address, ipv6.group(2));
        } catch (UnknownHostException noAddress) {
            return text;
        }
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
