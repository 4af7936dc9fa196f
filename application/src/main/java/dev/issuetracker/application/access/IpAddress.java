package dev.issuetracker.application.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IP address that somebody wrote. Only what cannot be a host name is taken for one, so that no text is ever looked
 * up.
 *
 * @param zone of an IPv6 address, with the {@code %} before it; empty when it has none
 */
public record IpAddress(InetAddress address, String zone) {
    private static final Pattern IPV4 = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");
    private static final Pattern IPV6_AS_IN_URLS = Pattern.compile("\\[?(" + IPV6 + ")((?:%[^]]*)?)]?");
    private static final int MAX_OCTET = 255;

    /** The address that a text is, an IPv6 address also in brackets and with a zone; empty when it is none. */
    public static Optional<IpAddress> of(String text) {
        Matcher ipv6 = IPV6_AS_IN_URLS.matcher(text);
        return ipv6.matches()
                ? plain(ipv6.group(1)).map(address -> new IpAddress(address, ipv6.group(2)))
                : plain(text).map(address -> new IpAddress(address, ""));
    }

    /** The address that a text is, without brackets and zone; empty when it is none. */
    public static Optional<InetAddress> plain(String text) {
        try {
            if (IPV4.matcher(text).matches()) {
                return ipv4(text.split("\\.", -1));
            }
            // In brackets the JDK reads it as an address or fails. It asks no name server.
            return IPV6.matcher(text).matches()
                    ? Optional.of(InetAddress.getByName("[" + text + "]"))
                    : Optional.empty();
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<InetAddress> ipv4(String[] octets) throws UnknownHostException {
        byte[] bytes = new byte[octets.length];
        for (int i = 0; i < bytes.length; i++) {
            int octet = Integer.parseInt(octets[i]);
            if (octet > MAX_OCTET) {
                return Optional.empty();
            }
            bytes[i] = (byte) octet;
        }
        return Optional.of(InetAddress.getByAddress(bytes));
    }
}
