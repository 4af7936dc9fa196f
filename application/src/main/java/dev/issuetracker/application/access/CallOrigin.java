package dev.issuetracker.application.access;

import java.net.Inet6Address;
import java.util.HexFormat;

/**
 * Where a call comes from, as far as it is known. Control characters and halves of surrogate pairs become U+FFFD,
 * because not every store or log can hold them.
 *
 * @param address the client's network address, in a form that is equal for equal addresses
 * @param userAgent what the client calls itself, cut at {@value #MAX_USER_AGENT} characters; empty when it does not say
 * @param requestId under which the log speaks of the call
 */
public record CallOrigin(String address, String userAgent, String requestId) {
    public static final int MAX_USER_AGENT = 200;

    /** A call of which nothing is known. */
    public static final CallOrigin UNKNOWN = new CallOrigin("", "", "");

    private static final int REPLACEMENT = 0xFFFD;
    private static final int NETWORK_BYTES = 8;

    public CallOrigin {
        address = clean(address, Integer.MAX_VALUE);
        userAgent = clean(userAgent, MAX_USER_AGENT);
        requestId = clean(requestId, Integer.MAX_VALUE);
    }

    private static String clean(String text, int max) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().limit(max).map(CallOrigin::storable).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static int storable(int point) {
        return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE ? REPLACEMENT : point;
    }

    /**
     * The network of one client: an IPv4 address, or the first 64 bits of an IPv6 address, because a client that has
     * one of those addresses has them all.
     */
    public String network() {
        return IpAddress.of(address)
                .map(IpAddress::address)
                .map(ip -> ip instanceof Inet6Address
                        ? HexFormat.of().formatHex(ip.getAddress(), 0, NETWORK_BYTES) + "/64"
                        : ip.getHostAddress())
                .orElse(address);
    }
}
