package dev.issuetracker.adapter.http.issue;

import dev.issuetracker.adapter.http.account.UserRefJson;
import dev.issuetracker.domain.field.OptionRef;
import dev.issuetracker.domain.user.UserRef;
import java.time.LocalDate;
import java.util.List;

/** The JSON of a value of a field that a team added: in an issue, in history and in a conflict. */
final class AddedFieldJson {
    private AddedFieldJson() {}

    /** A value as it is sent: options by their names, people as everywhere, numbers exactly. */
    static Object of(Object value) {
        if (value instanceof OptionRef option) {
            return option.name();
        } else if (value instanceof List<?> several) {
            return several.stream().map(AddedFieldJson::of).toList();
        } else if (value instanceof UserRef user) {
            return UserRefJson.of(user);
        } else if (value instanceof LocalDate day) {
            return day.toString();
        }
        return value;
    }
}
