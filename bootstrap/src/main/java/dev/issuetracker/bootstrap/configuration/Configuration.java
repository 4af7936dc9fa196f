package dev.issuetracker.bootstrap.configuration;

import dev.issuetracker.adapter.http.settings.AddressBlock;
import dev.issuetracker.adapter.http.settings.HttpSettings;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.application.account.SignUpMode;
import dev.issuetracker.application.guess.GuessLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The settings of the server, read from its environment and checked.
 *
 * @param dataDir the folder of the server's own files
 * @param jwtSecret the key for tokens; empty when the server is to make and keep one
 * @param jwtSecretPrevious a former key: its tokens are still valid, and it signs no new ones
 * @param webhookNetworks private networks that webhooks may be sent to
 */
public record Configuration(
        HttpSettings http,
        Path dataDir,
        DatabaseSettings database,
        Optional<String> jwtSecret,
        Optional<String> jwtSecretPrevious,
        Duration tokenTtl,
        SignUpMode signUp,
        GuessLimits guessLimits,
        List<AddressBlock> webhookNetworks,
        String logFormat,
        String logLevel) {
    /** The fewest bytes of a key that signs tokens. */
    public static final int MIN_SECRET_BYTES = 32;

    /** Where the embedded database is, unless {@code DB_NAME} names another file. */
    public Path embeddedDatabase() {
        return dataDir.resolve(DatabaseVariables.FILE);
    }

    /** Where backups of the embedded database are kept. */
    public Path backups() {
        return dataDir.resolve("backups");
    }

    @Override
    public String toString() {
        return "Configuration[http=" + http + ", database=" + database + "]";
    }

    /**
     * Reads the configuration.
     *
     * @throws ConfigurationException with every violation, those of the {@code .env} file first
     */
    public static Configuration of(Environment environment) {
        return new ConfigurationReader(environment.variables(), environment.violations()).read();
    }
}
