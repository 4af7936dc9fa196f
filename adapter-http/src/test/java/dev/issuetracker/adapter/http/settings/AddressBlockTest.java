package dev.issuetracker.adapter.http.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.access.IpAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressBlockTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "192.168.4.0/22, 192.168.7.255, true",
        "192.168.4.0/22, 192.168.8.0, false",
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fe80::1, false",
        "::1, ::1, true",
        "0.0.0.0/0, ::1, false",
        "::ffff:10.0.0.0, 10.0.0.0, true",
        "10.0.0.0/8, ::ffff:10.1.2.3, true"
    })
    void blockHasTheAddressesThatShareItsPrefix(String block, String address, boolean has) {
        assertEquals(
                has, AddressBlock.of(block).contains(IpAddress.plain(address).orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "example.org",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "10.0.0/8",
                "256.0.0.1",
                "::1/129",
                "fe80::1%lo",
                "1.2.3.4/8/8",
                "01.2.3.4",
                ":::"
            })
    void whatIsNoBlockIsRejected(String text) {
        assertThrows(IllegalArgumentException.class, () -> AddressBlock.of(text));
    }
}
