package dev.issuetracker.adapter.persistence.django;

import static dev.issuetracker.adapter.persistence.django.DjangoColumn.TOKEN_CREATED;
import static dev.issuetracker.adapter.persistence.django.DjangoColumn.TOKEN_KEY;
import static dev.issuetracker.adapter.persistence.django.DjangoColumn.TOKEN_USER;

import dev.issuetracker.adapter.persistence.store.TrackerRows.TokenRow;
import dev.issuetracker.application.access.Scope;
import dev.issuetracker.application.access.Secrets;
import dev.issuetracker.application.token.AccessTokenService;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.User;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the tokens of Django REST framework. A token is never shown: it is named by its account. */
final class TokenReader extends DjangoReader<TokenRow> {
    /** What a moved token is called among those of its account. */
    private static final String NAME = "Django";

    private final Accounts accounts;

    TokenReader(Reading reading, Accounts accounts) {
        super(reading, TOKEN_USER);
        this.accounts = accounts;
    }

    @Override
    @Nullable
    TokenRow read(DjangoRow row) throws SQLException {
        String key = String.valueOf(row.text(TOKEN_KEY));
        if (!AccessTokenService.DJANGO_KEY.matcher(key).matches()) {
            row.addViolation(
                    TOKEN_KEY,
                    "it is not made of 40 hexadecimal digits.",
                    "Remove these tokens, or move without any: --map token=");
        }
        long id = row.id(TOKEN_USER);
        Optional<User> owner = accounts.find(id);
        if (owner.isEmpty()) {
            row.addViolation(TOKEN_USER, "there is no account " + id + ".");
            return null;
        }
        Scope scope = owner.get().role() == Role.ADMIN ? Scope.ADMIN : Scope.WRITE;
        Instant created = row.time(TOKEN_CREATED);
        Instant at = reading.at();
        return new TokenRow(
                id,
                NAME,
                scope,
                Secrets.hash(key),
                created.isAfter(at) ? at : created,
                at.plus(AccessTokenService.MAX_LIFE));
    }
}
