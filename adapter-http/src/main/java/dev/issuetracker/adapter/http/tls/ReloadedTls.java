package dev.issuetracker.adapter.http.tls;

import dev.issuetracker.adapter.http.settings.HttpSettings.Tls;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** TLS by certificate and key in files, read again when they change. A pair that is of no use changes nothing but the log. */
public final class ReloadedTls extends AbstractLifeCycle {
    private static final Logger LOG = LoggerFactory.getLogger(ReloadedTls.class);
    private static final long PERIOD_SECONDS = 5;

    private final Tls files;
    private final Scheduler scheduler;
    private final SslContextFactory.Server context = new SslContextFactory.Server();
    private int seen;

    /**
     * Reads the files for the first time.
     *
     * @throws IllegalArgumentException when the files are of no use
     */
    public ReloadedTls(Tls files, Scheduler scheduler) {
        this.files = files;
        this.scheduler = scheduler;
        context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        context.setKeyStorePassword(KeyPairFiles.PASSWORD);
        KeyPairFiles pair = KeyPairFiles.read(files);
        seen = pair.content();
        use(pair, context);
    }

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
        int content = KeyPairFiles.content(files);
        if (content != seen) {
            seen = content;
            reload();
        }
    }

    private void reload() {
        try {
            KeyPairFiles pair = KeyPairFiles.read(files);
            context.reload(same -> use(pair, context));
        } catch (Exception fault) {
            LOG.error("the certificate is not changed, the former one goes on serving: {}", fault.getMessage());
        }
    }

    private static void use(KeyPairFiles pair, SslContextFactory.Server context) {
        X509Certificate certificate = pair.chain().get(0);
        try {
            certificate.checkValidity();
        } catch (CertificateExpiredException | CertificateNotYetValidException fault) {
            LOG.warn(
                    "clients will refuse the certificate of {}: {}",
                    certificate.getSubjectX500Principal(),
                    fault.getMessage());
        }
        LOG.info(
                "TLS with the certificate of {}, good until {}",
                certificate.getSubjectX500Principal(),
                certificate.getNotAfter().toInstant());
        context.setKeyStore(pair.store());
    }
}
