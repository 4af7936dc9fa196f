package dev.issuetracker.domain.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.link.Link.Removal;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LinkTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UserRef JANE = new UserRef(1, "jane");
    private static final long FROM = 5;
    private static final long TO = 7;

    private static Link link(LinkType type) {
        return new Link(1, type, FROM, TO, JANE, NOON, null);
    }

    private static SeenLink seenBesides(LinkType type, long other) {
        return new SeenLink(link(type), new LinkedIssue(other, "Title", Status.OPEN));
    }

    @ParameterizedTest
    @CsvSource({"BLOCKS, BLOCKS, BLOCKED_BY", "DUPLICATES, DUPLICATES, DUPLICATED_BY", "RELATES, RELATES, RELATES"})
    void eachEndHasItsRelation(LinkType type, Relation ofFrom, Relation ofTo) {
        assertEquals(ofFrom, seenBesides(type, TO).relation());
        assertEquals(ofTo, seenBesides(type, FROM).relation());
    }

    @ParameterizedTest
    @EnumSource
    void inverseOfTheInverseIsTheRelation(Relation relation) {
        assertEquals(relation, relation.inverse().inverse());
        assertEquals(relation.type(), relation.inverse().type());
    }

    @Test
    void relationsOfTheFirstIssueSaySo() {
        List<Relation> ofFirst =
                Arrays.stream(Relation.values()).filter(Relation::isOfFirst).toList();
        assertEquals(List.of(Relation.BLOCKS, Relation.DUPLICATES, Relation.RELATES), ofFirst);
    }

    @ParameterizedTest
    @EnumSource
    void relationIsFoundByItsCode(Relation relation) {
        assertEquals(Optional.of(relation), Relation.of(relation.code()));
    }

    @Test
    void unknownCodeIsNoRelation() {
        assertEquals(Optional.empty(), Relation.of("BLOCKS"));
        assertEquals("blocks, blocked_by, duplicates, duplicated_by, relates", Relation.CODES);
    }

    @ParameterizedTest
    @EnumSource
    void typeIsFoundByItsCode(LinkType type) {
        assertEquals(Optional.of(type), LinkType.of(type.code()));
    }

    @Test
    void removalSaysWhoAndWhen() {
        UserRef john = new UserRef(2, "john");
        Link removed = link(LinkType.BLOCKS).remove(john, NOON.plusSeconds(1));
        assertEquals(new Removal(john, NOON.plusSeconds(1)), removed.removal());
    }

    @Test
    void removalIsNeverEarlierThanTheLink() {
        Link removed = link(LinkType.BLOCKS).remove(JANE, NOON.minusSeconds(1));
        assertEquals(new Removal(JANE, NOON), removed.removal());
    }
}
