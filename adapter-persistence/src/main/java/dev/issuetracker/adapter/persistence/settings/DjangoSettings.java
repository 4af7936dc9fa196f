package dev.issuetracker.adapter.persistence.settings;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a Django tracker is to be read.
 *
 * @param app the name of the Django app, with which the names of its tables begin
 * @param names the names of tables and columns that have others than the usual ones, such as {@code issue.created_by}
 *     to {@code reporter_id}; an empty one says that there is none
 * @param zone of times that are stored without one
 */
public record DjangoSettings(String app, Map<String, String> names, Substitutes substitutes, ZoneId zone) {
    public DjangoSettings {
        names = Map.copyOf(names);
    }

    /**
     * What takes the place of what the Django tracker does not say, or says otherwise.
     *
     * @param statuses the status that one of Django's becomes, by Django's
     * @param author the username of who counts as the author where none is stored
     * @param email the address of accounts without one, in which {@code {id}} becomes the account's id
     * @param admins the usernames of accounts that become admins beside staff and superusers
     */
    public record Substitutes(
            Map<String, String> statuses, Optional<String> author, Optional<String> email, List<String> admins) {
        public Substitutes {
            statuses = Map.copyOf(statuses);
            admins = List.copyOf(admins);
        }

        /** The address of the account with this id, if it has none; empty when there is none for such accounts. */
        public Optional<String> email(long account) {
            return email.map(pattern -> pattern.replace("{id}", Long.toString(account)));
        }
    }
}
