package dev.issuetracker.adapter.persistence.row;

import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import dev.issuetracker.domain.field.OptionRef;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.IssueField;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All definitions of fields at one moment: what the ids stand for that issues are stored with. */
public final class FieldDefinitions {
    /** Before the first field was defined. */
    static final FieldDefinitions NONE = new FieldDefinitions(null, List.of());

    private final @Nullable Long version;
    private final List<Field> all;
    private final Map<Long, IssueField<?>> fields = new HashMap<>();
    private final Map<Long, OptionRef> options = new HashMap<>();

    /**
     * Takes the definitions.
     *
     * @param version of the catalog; null before the first field was defined
     * @param all in the order of their ids
     */
    FieldDefinitions(@Nullable Long version, List<Field> all) {
        this.version = version;
        this.all = List.copyOf(all);
        for (Field field : all) {
            fields.put(field.id(), AddedFields.of(field.ref()));
            for (FieldOption option : field.options()) {
                options.put(option.id(), option.ref());
            }
        }
    }

    boolean areOf(long wanted) {
        return version != null && version == wanted;
    }

    public List<Field> all() {
        return all;
    }

    /** The field with this id; null when it is gone. */
    @Nullable
    IssueField<?> field(long id) {
        return fields.get(id);
    }

    /** The option with this id; null when it is gone. */
    @Nullable
    OptionRef option(long id) {
        return options.get(id);
    }
}
