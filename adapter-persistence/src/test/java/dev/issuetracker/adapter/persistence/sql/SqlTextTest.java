package dev.issuetracker.adapter.persistence.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SqlTextTest {
    @Test
    void placeIsFilledWhereverTheTextHasIt() {
        assertEquals(
                "SELECT n FROM t UNION ALL SELECT n + 1 FROM t",
                new SqlText("SELECT n FROM <table> UNION ALL SELECT n + <more> FROM <table>")
                        .with("table", "t")
                        .with("more", 1)
                        .text());
    }

    @Test
    void comparisonsAreNoPlaces() {
        assertEquals(
                "a < b AND c <> d",
                new SqlText("a < b AND <other>").with("other", "c <> d").text());
    }

    @Test
    void partCanHavePlacesOfItsOwn() {
        SqlText text = new SqlText("SELECT 1 FROM issues i WHERE <conditions>").with("conditions", "i.id IN (<ids>)");
        assertEquals(
                "SELECT 1 FROM issues i WHERE i.id IN (1, 2)",
                text.with("ids", "1, 2").text());
    }

    @Test
    void unknownPlaceIsRejected() {
        SqlText text = new SqlText("SELECT <column> FROM issues");
        IllegalArgumentException unknown =
                assertThrows(IllegalArgumentException.class, () -> text.with("columns", "id"));
        assertEquals("no place <columns> in: SELECT <column> FROM issues", unknown.getMessage());
    }

    @Test
    void quotesInNamesAreDoubled() {
        assertEquals("\"a \"\"b\"\"\"", SqlText.quoted("a \"b\""));
    }
}
