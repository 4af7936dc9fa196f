package dev.issuetracker.application.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallOriginTest {
    private static CallOrigin from(String address) {
        return new CallOrigin(address, "", "request");
    }

    @Test
    void whatNoStoreTakesIsReplaced() {
        CallOrigin origin = new CallOrigin("a\u0000b", "x\n\u0000\u0085\u001B[31m\uD83D", "r\r\u0007");
        assertEquals(new CallOrigin("a\uFFFDb", "x\uFFFD\uFFFD\uFFFD\uFFFD[31m\uFFFD", "r\uFFFD\uFFFD"), origin);
        assertEquals("x\uFFFD\uFFFD\uFFFD\uFFFD[31m\uFFFD", origin.userAgent());
    }

    @Test
    void longUserAgentIsCutBetweenCharacters() {
        String bees = "\uD83D\uDC1D".repeat(CallOrigin.MAX_USER_AGENT);
        assertEquals(bees, new CallOrigin("::1", bees + bees, "request").userAgent());
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
        "2001:DB8:1:2::, 20010db800010002/64",
        "[2001:db8:1:2::9], 20010db800010002/64",
        "fe80::1%eth0, fe80000000000000/64",
        "::ffff:192.0.2.7, 192.0.2.7",
        "::1, 0000000000000000/64",
        "unknown, unknown",
        "1:2:no, 1:2:no",
        ":::, :::"
    })
    void networkIsWhatOneClientHasForItself(String address, String network) {
        assertEquals(network, from(address).network());
    }
}
