package dev.issuetracker.application.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7, ''",
        "::ffff:192.0.2.7, 192.0.2.7, ''",
        "2001:DB8::7, 2001:db8:0:0:0:0:0:7, ''",
        "[2001:db8::7], 2001:db8:0:0:0:0:0:7, ''",
        "fe80::1%eth0, fe80:0:0:0:0:0:0:1, %eth0",
        "[fe80::1%eth0], fe80:0:0:0:0:0:0:1, %eth0"
    })
    void addressIsReadInAnyForm(String text, String address, String zone) {
        IpAddress read = IpAddress.of(text).orElseThrow();
        assertEquals(address, read.address().getHostAddress());
        assertEquals(zone, read.zone());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "example.org",
                "256.0.0.1",
                "01.2.3.4",
                "1.2.3",
                "[192.0.2.7]",
                ":::",
                ".:1",
                "["
            })
    void otherTextsAreNoAddressAndNotLookedUp(String text) {
        assertEquals(Optional.empty(), IpAddress.of(text));
    }

    @Test
    void plainAddressHasNeitherBracketsNorZone() {
        assertEquals(Optional.empty(), IpAddress.plain("[::1]"));
        assertEquals(Optional.empty(), IpAddress.plain("fe80::1%eth0"));
        assertEquals(IpAddress.of("[::1]").map(IpAddress::address), IpAddress.plain("::1"));
    }
}
