package dev.issuetracker.http.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.adapter.http.tls.TestCertificate;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.EdgeFixture;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server speaks TLS when it has a certificate. */
class TlsTest extends EdgeFixture {
    @Test
    void portSpeaksTlsWhenThereIsACertificate(@TempDir Path folder) throws Exception {
        TestCertificate made = TestCertificate.of("EC");
        Path certificate = Files.writeString(folder.resolve("server.crt"), made.certificatePem());
        Path key = Files.writeString(folder.resolve("server.key"), made.keyPem());
        Api guest = guestOf("TLS_CERT", certificate.toString(), "TLS_KEY", key.toString());
        String url = guest.base().replace("http:", "https:") + "/health/live";
        HttpClient client = HttpClient.newBuilder()
                .sslContext(made.trusting("TLSv1.3"))
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
        assertEquals(200, answer.statusCode());
        assertEquals("max-age=31536000", String.join(", ", answer.headers().allValues("Strict-Transport-Security")));
    }
}
