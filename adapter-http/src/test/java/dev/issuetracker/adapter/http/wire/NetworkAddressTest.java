package dev.issuetracker.adapter.http.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkAddressTest {
    @ParameterizedTest
    @CsvSource({
        "[0:0:0:0:0:0:0:1], ::1",
        "[0:0:0:0:0:0:0:0], ::",
        "[2001:db8:0:0:0:0:0:7], 2001:db8::7",
        "[2001:db8:0:0:0:0:0:0], 2001:db8::",
        "[2001:0:0:1:0:0:0:1], 2001:0:0:1::1",
        "[2001:db8:0:0:1:0:0:1], 2001:db8::1:0:0:1",
        "[2001:db8:0:1:1:1:1:1], 2001:db8:0:1:1:1:1:1",
        "[10:0:0:100:0:0:0:200], 10:0:0:100::200",
        "[fe80:0:0:0:1:2:3:4%eth0], fe80::1:2:3:4%eth0",
        "192.0.2.7, 192.0.2.7",
        "'', ''"
    })
    void ipv6IsShownInItsShortForm(String kept, String shown) {
        assertEquals(shown, NetworkAddress.shown(kept));
        assertEquals(kept, NetworkAddress.kept(shown));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001:db8::7", "2001:DB8::0007", "[2001:db8::7]", "2001:db8:0:0:0:0:0:7"})
    void ipv6MayBeWrittenInAnyForm(String written) {
        assertEquals("[2001:db8:0:0:0:0:0:7]", NetworkAddress.kept(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "2001:db8:::", "1:2:3", "nobody's", "[", ":"})
    void whatIsNoAddressStays(String text) {
        assertEquals(text, NetworkAddress.kept(text));
        assertEquals(text, NetworkAddress.shown(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"::ffff:192.0.2.7", "[::FFFF:c000:207]"})
    void ipv4MayBeWrittenAsIpv6(String written) {
        assertEquals("192.0.2.7", NetworkAddress.kept(written));
    }
}
