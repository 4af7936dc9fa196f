package dev.issuetracker.adapter.http.tls;

import java.nio.file.Path;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS by certificate and key in files, which are read again when they change. A pair that cannot be used is logged and
 * ignored.
 */
public final class ReloadedTls extends AbstractLifeCycle {
    private static final Logger LOG = LoggerFactory.getLogger(ReloadedTls.class);
    private static final long PERIOD_SECONDS = 5;

    private final Path certificateFile;
    private final Path keyFile;
    private final Scheduler scheduler;
    private final SslContextFactory.Server context = new SslContextFactory.Server();
    private int seen;

    /**
     * Reads the files for the first time.
     *
     * @throws IllegalArgumentException when the files are of no use
     */
    public ReloadedTls(Path certificateFile, Path keyFile, Scheduler scheduler) {
        this.certificateFile = certificateFile;
        this.keyFile = keyFile;
        this.scheduler = scheduler;
        context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        context.setKeyStorePassword(KeyPairFiles.PASSWORD);
        KeyPairFiles pair = KeyPairFiles.read(certificateFile, keyFile);
        seen = pair.content();
        use(pair, context);
    }

    /** What connections are secured with. */
    public SslContextFactory.Server context() {
        return context;
    }

    @Override
    protected void doStart() {
        scheduleNext();
    }

    private void scheduleNext() {
        scheduler.schedule(
                () -> {
                    if (isRunning()) {
                        look();
                        scheduleNext();
                    }
                },
                PERIOD_SECONDS,
                TimeUnit.SECONDS);
    }

    /** Takes what the files hold if they changed. */
    void look() {
        int content = KeyPairFiles.content(certificateFile, keyFile);
        if (content != seen) {
            seen = content;
            reload();
        }
    }

    private void reload() {
        try {
            KeyPairFiles pair = KeyPairFiles.read(certificateFile, keyFile);
            context.reload(same -> use(pair, context));
        } catch (Exception unusable) {
            LOG.error("the new certificate cannot be used, and the old one stays in use: {}", unusable.getMessage());
        }
    }

    private static void use(KeyPairFiles pair, SslContextFactory.Server context) {
        X509Certificate certificate = pair.chain().get(0);
        try {
            certificate.checkValidity();
        } catch (CertificateExpiredException | CertificateNotYetValidException invalid) {
            LOG.warn(
                    "clients will reject the certificate of {}: {}",
                    certificate.getSubjectX500Principal(),
                    invalid.getMessage());
        }
        LOG.info(
                "TLS with the certificate of {}, good until {}",
                certificate.getSubjectX500Principal(),
                certificate.getNotAfter().toInstant());
        context.setKeyStore(pair.store());
    }
}
