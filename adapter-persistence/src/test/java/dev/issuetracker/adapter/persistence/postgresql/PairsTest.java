package dev.issuetracker.adapter.persistence.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PairsTest {
    @Test
    void charactersAndPairsOfNeighbours() {
        assertEquals(Set.of("a", "b", "ab", "ba"), Pairs.of("abab").all());
        assertEquals(Set.of("q"), Pairs.of("q").all());
        assertEquals(Set.of(), Pairs.of("").all());
        assertEquals(Set.of("é", "!", "é!"), Pairs.of("é!").all());
        assertEquals(Set.of("中", "a", "文", "中a", "a文"), Pairs.of("中a文").all());
    }

    @Test
    void charactersBeyondTheBasicPlaneAreOne() {
        assertEquals(Set.of("😀", "a", "😀a", "a😀"), Pairs.of("😀a😀").all());
    }

    @Test
    void textsAreNotNeighbours() {
        assertEquals(Set.of("a", "b"), Pairs.of("a").with("b").all());
    }
}
