package dev.issuetracker.adapter.http.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.jspecify.annotations.Nullable;

/**
 * A certificate with its chain, and its private key, as read from PEM files.
 *
 * @param content a number that changes when the files change
 */
public record KeyPairFiles(PrivateKey key, List<X509Certificate> chain, int content) {
    /** The key store in memory needs one. */
    static final String PASSWORD = "none";

    /**
     * Reads the files.
     *
     * @param certificateFile a PEM file with the certificate and those that lead from it to a known authority
     * @param keyFile a PEM file with the certificate's private key
     * @throws IllegalArgumentException when they cannot be used for TLS; the message names the file and says what to do
     */
    public static KeyPairFiles read(Path certificateFile, Path keyFile) {
        byte[] certificates = bytes(certificateFile);
        byte[] key = bytes(keyFile);
        List<X509Certificate> chain = chain(certificateFile, certificates);
        PrivateKey privateKey = key(keyFile, new String(key, StandardCharsets.ISO_8859_1));
        if (!belong(privateKey, chain.get(0))) {
            throw new IllegalArgumentException(keyFile + " is not the key of the first certificate in "
                    + certificateFile + ", " + chain.get(0).getSubjectX500Principal());
        }
        return new KeyPairFiles(privateKey, chain, content(certificates, key));
    }

    /** A number that changes when the files change; files that cannot be read have another than files that can. */
    static int content(Path certificateFile, Path keyFile) {
        try {
            return content(bytes(certificateFile), bytes(keyFile));
        } catch (IllegalArgumentException unreadable) {
            return 0;
        }
    }

    private static int content(byte[] certificates, byte[] key) {
        return 31 * Arrays.hashCode(certificates) + Arrays.hashCode(key);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw new IllegalArgumentException(file + " does not exist", missing);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e, e);
        }
    }

    private static List<X509Certificate> chain(Path file, byte[] pem) {
        try {
            List<X509Certificate> chain =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (chain.isEmpty()) {
                throw new IllegalArgumentException(
                        file + " has no certificate: a line -----BEGIN CERTIFICATE----- begins one");
            }
            return chain;
        } catch (CertificateException damaged) {
            throw new IllegalArgumentException(
                    file + " has no certificate that can be read: " + damaged.getMessage(), damaged);
        }
    }

    private static PrivateKey key(Path file, String pem) {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
            for (Object found = parser.readObject(); found != null; found = parser.readObject()) {
                if (found instanceof PEMEncryptedKeyPair || found instanceof PKCS8EncryptedPrivateKeyInfo) {
                    throw new IllegalArgumentException(file
                            + " is encrypted, and the server cannot ask for its password:"
                            + " decrypt it with openssl pkey -in " + file + " -out a new file that only the server"
                            + " may read");
                }
                PrivateKeyInfo info = info(found);
                if (info != null) {
                    return converter.getPrivateKey(info);
                }
            }
        } catch (PEMException damaged) {
            throw new IllegalArgumentException(file + " has no key that can be read: " + damaged.getMessage(), damaged);
        } catch (IOException damaged) {
            throw new IllegalArgumentException(file + " is not a PEM file: " + damaged.getMessage(), damaged);
        }
        throw new IllegalArgumentException(file + " has no private key: a line -----BEGIN PRIVATE KEY----- begins one");
    }

    private static @Nullable PrivateKeyInfo info(Object found) {
        if (found instanceof PEMKeyPair pair) {
            return pair.getPrivateKeyInfo();
        }
        return found instanceof PrivateKeyInfo info ? info : null;
    }

    private static boolean belong(PrivateKey key, X509Certificate certificate) {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC", "ECDSA" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update((byte) 1);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update((byte) 1);
            return signature.verify(signed);
        } catch (GeneralSecurityException other) {
            return false;
        }
    }

    KeyStore store() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", key, PASSWORD.toCharArray(), chain.toArray(Certificate[]::new));
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no key store could be made in memory", e);
        }
    }
}
