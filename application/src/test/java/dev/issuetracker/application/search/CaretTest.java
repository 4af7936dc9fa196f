package dev.issuetracker.application.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.search.syntax.SearchTree.Term;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is being written where the text has a bar. */
class CaretTest {
    private static String shown(String marked) {
        int at = marked.indexOf('|');
        String text = marked.replace("|", "");
        Caret caret = Caret.in(text, at);
        Term term = caret.term();
        String what = term == null ? (caret.ofField() ? "name" : "key") : "value of " + term.name();
        return caret.begun() == null
                ? "nothing"
                : what + " " + caret.begun() + "? in " + text.substring(caret.from(), caret.to()) + ".";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "|                    ~ key ? in .",
                "a |                  ~ key ? in .",
                "lab|                 ~ key lab? in lab.",
                "la|bel:bug           ~ key la? in label:.",
                "-(la|                ~ key la? in la.",
                "(a OR |)             ~ key ? in .",
                "(lab|)               ~ key lab? in lab.",
                "-|                   ~ key -? in -.",
                "label:|              ~ value of label ? in .",
                "label:b| ui          ~ value of label b? in b.",
                "label:b|ug           ~ value of label b? in bug.",
                "label:\"help w|      ~ value of label help w? in \"help w.",
                "label:\"help w|ant\" ~ value of label help w? in \"help want\".",
                "label:\"a \\\"|b\" c  ~ value of label a \"? in \"a \\\"b\".",
                "label:\"a|\\\"b\" \"c\" ~ value of label a? in \"a\\\"b\".",
                "updated:<7|          ~ value of updated 7? in <7.",
                "field:Pr|            ~ name Pr? in Pr.",
                "field:|              ~ name ? in .",
                "field:|Due           ~ name ? in Due.",
                "field:\"|            ~ name ? in \".",
                "field:<|             ~ value of field: ? in <.",
                "field:Pr:\"|         ~ value of field:Pr ? in \".",
                "field:\"Due d|       ~ name Due d? in \"Due d.",
                "field:\"Due| date\":x ~ name Due? in \"Due date\":.",
                "field:\"Due| date\"<x ~ name Due? in \"Due date\".",
                "field:\"a|\\\"b\":x   ~ name a? in \"a\\\"b\":.",
                "field:Pr:hi|         ~ value of field:Pr hi? in hi.",
                "field:Pr:|           ~ value of field:Pr ? in .",
                "\"lab|               ~ nothing",
                "a \"lab|             ~ nothing",
                "\"lab\"|             ~ nothing",
                "a OR|                ~ nothing",
            })
    void caretKnowsWhatItIsIn(String marked, String what) {
        assertEquals(what, shown(marked));
    }

    @Test
    void everyPlaceOfEveryTextIsInsideOfIt() {
        long seed = 3;
        Random random = new Random(seed);
        List<String> parts =
                List.of("a", "(", ")", "-", " ", "\"", "\\", "OR", "label:", "field:", ":", "<", "\uD83D\uDC1E");
        for (int round = 0; round < 20_000; round++) {
            String text = IntStream.range(0, random.nextInt(10))
                    .mapToObj(i -> parts.get(random.nextInt(parts.size())))
                    .collect(Collectors.joining());
            int at = random.nextInt(text.length() + 1);
            Caret caret = Caret.in(text, at);
            assertTrue(
                    caret.from() >= 0 && caret.from() <= at && caret.to() >= at && caret.to() <= text.length(),
                    text + " at " + at + ", seed " + seed);
        }
    }
}
