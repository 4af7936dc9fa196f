package dev.issuetracker.adapter.importing.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.importing.Read;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Boards that the fixture does not show. */
class TrelloBoardTest {
    @TempDir
    private Path directory;

    private List<List<String>> rows(String text) {
        return Read.of(Read.files(), Read.file(directory, "t.json", text.getBytes(StandardCharsets.UTF_8)))
                .rows();
    }

    @Test
    void cardsMayComeBeforeWhatTheyReferTo() {
        List<List<String>> rows =
                rows("{\"cards\": [{\"id\": \"c\", \"idList\": \"l\", \"idMembers\": [\"m\", \"gone\"]}],"
                        + " \"members\": [{\"id\": \"m\", \"username\": \"\", \"fullName\": \"Kim\"}],"
                        + " \"lists\": [{\"id\": \"l\", \"name\": \"Doing\"}], \"name\": \"B\"}");

        assertEquals(List.of("id", "idList", "idMembers", "board.name", "list.name", "members.username"), rows.get(0));
        assertEquals(List.of("c", "l", "[\"m\",\"gone\"]", "B", "Doing", "[\"Kim\",\"gone\"]"), rows.get(1));
    }

    @Test
    void objectWithoutListsIsARecord() {
        assertEquals(List.of(List.of("cards.id"), List.of("[\"c\"]")), rows("{\"cards\": [{\"id\": \"c\"}]}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"cards": [], "lists": [], "lists": []}    | at /lists, a name comes twice in one object
            {"cards": [], "lists": []} {}              | something follows the end of the board
            {"cards": [1], "lists": []}                | at /cards/0, there is no object
            {"cards": [], "lists": [], "actions": {}}  | there is no object
            {"cards": [], "lists": [], "name": {"a": 1 | the file is cut
            """)
    void damagedBoardIsRejectedNamingThePlace(String text, String said) {
        TrackerException thrown =
                Read.rejected(Read.files(), Read.file(directory, "t.json", text.getBytes(StandardCharsets.UTF_8)));

        assertEquals(ErrorCode.FILE_UNREADABLE, thrown.code());
        assertTrue(String.valueOf(thrown.getMessage()).contains(said), thrown.getMessage());
    }

    @Test
    void boardWithVeryManyCommentsIsTooLarge() {
        String comment = "{\"type\": \"commentCard\", \"data\": {\"text\": \"" + "x".repeat(1_000_000) + "\"}}";
        String text = "{\"cards\": [], \"lists\": [], \"actions\": [" + (comment + ",").repeat(17) + comment + "]}";

        TrackerException thrown =
                Read.rejected(Read.files(), Read.file(directory, "t.json", text.getBytes(StandardCharsets.UTF_8)));

        assertEquals(ErrorCode.FILE_TOO_LARGE, thrown.code());
    }
}
