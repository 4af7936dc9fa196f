package dev.issuetracker.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A=plain                    | plain",
                "A = spaced                 | spaced",
                "export A=exported          | exported",
                "A=no#comment               | no#comment",
                "A=a # comment              | a",
                "A='single'                 | single",
                "A='a \"b\" # c \\d' # e    | a \"b\" # c \\d",
                "A=\"double\"               | double",
                "A=\"a 'b' # c \\d $e\" # f | a 'b' # c \\d $e",
                "A=\"a \\\" b \\\\ c\"      | a \" b \\ c",
                "A=in'si\"de\\n$x           | in'si\"de\\n$x",
                "A=a=b                      | a=b",
                "A='  blanks '              | `  blanks `",
                "A=#hash                    | #hash",
                "A= # nothing               | ``",
                "A=                         | ``"
            })
    void aLineSetsAValue(String line, String value) throws IOException {
        assertEquals(Map.of("A", value), read(line));
    }

    @Test
    void commentsAndEmptyLinesArePassedOver() throws IOException {
        assertEquals(Map.of("A", "1", "B", "ü"), read("\uFEFF# first\r\n\r\nA=1\r\n  # more\r\nB=ü"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hush", "=hush", "A B=hush", "A='hush", "A=\"hush", "A='hu'sh'", "A=\"hu\"sh\""})
    void whatCannotBeUnderstoodIsRefusedByItsPlace(String line) {
        ConfigurationException fault = assertThrows(ConfigurationException.class, () -> read("B=1\n" + line));

        String only = fault.faults().get(0);
        assertEquals(folder.resolve("env") + ", line 2", only.substring(0, only.indexOf("line 2") + 6));
        assertFalse(only.contains("hu"), only);
    }

    @Test
    void theProcessWins() throws IOException {
        Path file = folder.resolve("env");
        Files.writeString(file, "A=file\nB=file\nC=file\n");

        assertEquals(
                Map.of("A", "process", "B", "file", "C", "file"),
                Environment.of(Map.of("A", "process", "B", ""), file));
    }

    @Test
    void aFileThatCannotBeReadIsAFault() throws IOException {
        Path latin = folder.resolve("latin");
        Files.write(latin, "A=ü".getBytes(StandardCharsets.ISO_8859_1));

        assertThrows(ConfigurationException.class, () -> EnvFile.read(latin));
        assertThrows(ConfigurationException.class, () -> EnvFile.read(folder));
        assertEquals(Map.of(), Environment.of(Map.of(), folder.resolve("missing")));
    }

    private Map<String, String> read(String text) throws IOException {
        return EnvFile.read(Files.write(folder.resolve("env"), List.of(text)));
    }
}
