package dev.issuetracker.application.importing.check;

import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.event.Events;
import dev.issuetracker.application.event.TrackerEvent.FieldCreated;
import dev.issuetracker.application.event.TrackerEvent.FieldEdited;
import dev.issuetracker.application.field.NewField;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import dev.issuetracker.domain.field.FieldRules;
import dev.issuetracker.domain.field.Fields;
import dev.issuetracker.domain.label.Label;
import java.util.Optional;

/** Makes fields and options that a file names, in the unit of work of the thread. */
public record NewFields(Fields fields, Events events, Cause cause) {
    /** Counts once the field is there: what others add at the same time waits until then. */
    Field make(NewField wanted) {
        Field made = fields.add(wanted.name(), wanted.type(), wanted.description(), wanted.options(), cause.at());
        FieldRules.requireRoom(fields.all().size());
        return made;
    }

    /** The field as it is, which others do not edit until the unit of work ends; empty when it is gone. */
    Optional<Field> locked(long id) {
        fields.lock(id);
        return fields.find(id);
    }

    FieldOption option(long fieldId, String name) {
        return fields.addOption(fieldId, new Fields.NewOption(name, Label.DEFAULT_COLOR));
    }

    void publish(Field made) {
        events.publish(new FieldCreated(cause, made));
    }

    /** Stores a field that has more options than before. */
    void save(Field before, Field now) {
        Field edited = before.edit(before.name(), before.description(), now.options(), cause.at());
        fields.save(edited);
        events.publish(new FieldEdited(cause, before, edited));
    }
}
