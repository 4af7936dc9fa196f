package dev.issuetracker.adapter.http.settings;

import dev.issuetracker.application.access.IpAddress;
import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * A block of IP addresses, such as {@code 10.0.0.0/8} or {@code fd00::/8}; a single address is a block of its own.
 *
 * @param base an address in the block
 * @param prefix how many of its leading bits every address in the block has
 */
public record AddressBlock(InetAddress base, int prefix) {
    private static final Pattern PREFIX = Pattern.compile("\\d{1,3}");

    /**
     * Reads a block. Host names are never looked up.
     *
     * @throws IllegalArgumentException when the text is no block
     */
    public static AddressBlock of(String text) {
        String[] parts = text.split("/", 2);
        InetAddress base = IpAddress.plain(parts[0])
                .orElseThrow(() -> new IllegalArgumentException(
                        text + " is not an IP address or a block of them, such as 10.0.0.0/8"));
        int bits = base.getAddress().length * Byte.SIZE;
        if (parts.length == 1) {
            return new AddressBlock(base, bits);
        }
        if (!PREFIX.matcher(parts[1]).matches() || Integer.parseInt(parts[1]) > bits) {
            throw new IllegalArgumentException(text + " must end with a number from 0 to " + bits);
        }
        return new AddressBlock(base, Integer.parseInt(parts[1]));
    }

    /** Whether an address is in the block. */
    public boolean contains(InetAddress address) {
        byte[] ours = base.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
