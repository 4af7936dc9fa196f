package dev.issuetracker.adapter.importing.source.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.adapter.importing.source.Target;
import dev.issuetracker.application.field.NewField;
import dev.issuetracker.application.importing.check.FieldCandidates;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The fields that can be made for files of other programs. */
class FieldCandidatesTest {
    @Test
    void theyAreThoseThatThePagesOfProgramsName() {
        Set<String> named = Programs.OTHERS.stream()
                .flatMap(page -> page.columns().stream())
                .flatMap(column -> column.target() instanceof Target.Named target
                        ? Stream.of(target.field())
                        : Stream.<String>empty())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known =
                FieldCandidates.known().stream().map(NewField::name).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(named, known);
    }
}
