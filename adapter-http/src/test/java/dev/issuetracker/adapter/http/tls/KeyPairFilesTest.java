package dev.issuetracker.adapter.http.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.http.settings.HttpSettings.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPairFilesTest {
    private static final TestCertificate RSA = TestCertificate.of("RSA");
    private static final TestCertificate EC = TestCertificate.of("EC");

    @TempDir
    Path folder;

    private Tls files = new Tls(Path.of(""), Path.of(""));

    @BeforeEach
    void nameFiles() {
        files = new Tls(folder.resolve("server.crt"), folder.resolve("server.key"));
    }

    private void write(String certificates, String key) throws IOException {
        Files.writeString(files.certificates(), certificates);
        Files.writeString(files.key(), key);
    }

    private void assertDefect(String part) {
        String defect = files.defect().orElse("");
        assertTrue(defect.contains(part), defect);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void keyInPkcs8IsRead(String algorithm) throws IOException {
        TestCertificate made = TestCertificate.of(algorithm);
        write(made.certificatePem(), made.keyPem());
        assertEquals(
                made.keys().getPrivate(),
                KeyPairFiles.read(files.certificates(), files.key()).key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void keyInTheFormatBeforeIsRead(String algorithm) throws IOException {
        TestCertificate made = TestCertificate.of(algorithm);
        write(made.certificatePem(), made.traditionalKeyPem());
        assertEquals(Optional.empty(), files.defect());
    }

    @Test
    void parametersBeforeTheKeyArePassedOver() throws IOException {
        String parameters = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n";
        write(EC.certificatePem(), parameters + EC.traditionalKeyPem());
        assertEquals(Optional.empty(), files.defect());
    }

    @Test
    void chainIsReadInItsOrder() throws IOException {
        write(RSA.certificatePem() + EC.certificatePem(), RSA.keyPem());
        assertEquals(
                List.of(RSA.certificate(), EC.certificate()),
                KeyPairFiles.read(files.certificates(), files.key()).chain());
    }

    @Test
    void missingFileIsNamed() throws IOException {
        Files.writeString(files.certificates(), RSA.certificatePem());
        assertDefect("server.key does not exist");
    }

    @Test
    void encryptedKeyIsADefectWithARemedy() throws IOException, OperatorCreationException {
        PKCS8Generator encrypted = new JcaPKCS8Generator(
                RSA.keys().getPrivate(),
                new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                        .setProvider(new BouncyCastleProvider())
                        .setRandom(new SecureRandom())
                        .setPassword("secret".toCharArray())
                        .build());
        write(RSA.certificatePem(), TestCertificate.pem(encrypted));
        assertDefect("openssl pkey");
    }

    @Test
    void keyOfAnotherCertificateIsADefect() throws IOException {
        write(RSA.certificatePem(), TestCertificate.of("RSA").keyPem());
        assertDefect("server.key is not the key of the first certificate");
    }

    @Test
    void keyOfAnotherAlgorithmIsADefect() throws IOException {
        write(RSA.certificatePem(), EC.keyPem());
        assertDefect("server.key is not the key of the first certificate");
    }

    @Test
    void swappedFilesAreADefect() throws IOException {
        write(RSA.keyPem(), RSA.certificatePem());
        assertDefect("server.crt has no certificate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"})
    void fileWithoutAKeyIsADefect(String content) throws IOException {
        write(RSA.certificatePem(), content);
        assertDefect("server.key has no");
    }

    @Test
    void expiredCertificateIsNoDefect() throws IOException {
        TestCertificate expired = TestCertificate.of("EC", Instant.now().minusSeconds(60));
        write(expired.certificatePem(), expired.keyPem());
        assertEquals(Optional.empty(), files.defect());
    }

    @Test
    void changedFilesAreUsedAndUselessOnesAreNot() throws Exception {
        write(RSA.certificatePem(), RSA.keyPem());
        ReloadedTls tls = new ReloadedTls(files.certificates(), files.key(), new ScheduledExecutorScheduler());
        tls.context().start();
        write(EC.certificatePem(), EC.keyPem());
        tls.look();
        assertEquals(EC.certificate(), tls.context().getX509("server").getCertificate());

        write(RSA.certificatePem(), "half a key");
        tls.look();
        assertEquals(EC.certificate(), tls.context().getX509("server").getCertificate());

        write(RSA.certificatePem(), RSA.keyPem());
        tls.look();
        assertEquals(RSA.certificate(), tls.context().getX509("server").getCertificate());
        tls.context().stop();
    }

    @Test
    void useOfUselessFilesIsRejected() throws IOException {
        write(RSA.certificatePem(), "half a key");
        ScheduledExecutorScheduler scheduler = new ScheduledExecutorScheduler();
        assertThrows(
                IllegalArgumentException.class, () -> new ReloadedTls(files.certificates(), files.key(), scheduler));
    }
}
