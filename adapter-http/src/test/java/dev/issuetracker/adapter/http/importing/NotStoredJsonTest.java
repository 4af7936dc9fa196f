package dev.issuetracker.adapter.http.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.issuetracker.adapter.http.problem.Problems;
import dev.issuetracker.application.importing.done.EditedMeanwhile;
import dev.issuetracker.application.importing.report.ImportNotStoredException;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotStoredJsonTest {
    private final TrackerException full = new TrackerException(ErrorCode.STORE_FULL, "The disk is full.");

    private JsonNode problem(EditedMeanwhile kept) throws IOException {
        Problems problems = new Problems(List.of(NotStoredJson.MEMBERS));
        return new ObjectMapper()
                .readTree(problems.ofWork(ImportNotStoredException.of(full, kept), "id")
                        .bytes("id"));
    }

    @Test
    void problemNamesIssuesThatKeepWhatTheImportChanged() throws IOException {
        JsonNode problem = problem(new EditedMeanwhile(List.of(3L, 7L), 9));
        assertEquals(507, problem.path("status").asInt());
        assertEquals("store_full", problem.path("code").asText());
        assertEquals("[3,7]", problem.path("kept").toString());
        assertEquals(9, problem.path("kept_total").asInt());
    }

    @Test
    void problemIsThatOfTheFailureWhereThereAreNone() throws IOException {
        JsonNode problem = problem(EditedMeanwhile.NONE);
        assertEquals("The disk is full.", problem.path("detail").asText());
        assertFalse(problem.has("kept"));
    }
}
