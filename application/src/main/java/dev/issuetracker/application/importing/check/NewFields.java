package dev.issuetracker.application.importing.check;

import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.event.Events;
import dev.issuetracker.application.event.TrackerEvent.FieldCreated;
import dev.issuetracker.application.event.TrackerEvent.FieldEdited;
import dev.issuetracker.application.field.NewField;
import dev.issuetracker.application.importing.staging.NameKind;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import dev.issuetracker.domain.field.FieldRules;
import dev.issuetracker.domain.field.Fields;
import dev.issuetracker.domain.label.Label;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes fields and options that a file names, in the unit of work of the thread. */
public record NewFields(Fields fields, Events events, MadeNames names, Cause cause) {
    /** Counts once the field is there: what others add at the same time waits until then. */
    Field make(NewField wanted) {
        Field made = fields.add(wanted.name(), wanted.type(), wanted.description(), wanted.options(), cause.at());
        FieldRules.requireRoom(fields.all().size());
        names.add(NameKind.FIELD, made.id());
        return made;
    }

    /** The field as it is, which others do not edit until the unit of work ends; empty when it is gone. */
    Optional<Field> locked(long id) {
        fields.lock(id);
        return fields.find(id);
    }

    FieldOption option(long fieldId, String name) {
        FieldOption option = fields.addOption(fieldId, new Fields.NewOption(name, Label.DEFAULT_COLOR));
        names.add(NameKind.OPTION, option.id());
        return option;
    }

    void publish(Field made) {
        events.publish(new FieldCreated(cause, made));
    }

    /** Says of a field that it has more options than before, if it is there still. */
    void publishOptions(long id, List<FieldOption> more) {
        locked(id).ifPresent(now -> {
            Set<Long> made = more.stream().map(FieldOption::id).collect(Collectors.toSet());
            List<FieldOption> others = now.options().stream()
                    .filter(each -> !made.contains(each.id()))
                    .toList();
            Field before = now.edit(now.name(), now.description(), others, now.updatedAt());
            Field edited = now.edit(now.name(), now.description(), now.options(), cause.at());
            fields.save(edited);
            events.publish(new FieldEdited(cause, before, edited));
        });
    }
}
