package dev.issuetracker.bootstrap.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
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
    void aLineThatCannotBeUnderstoodIsNamedByItsPlace(String line) throws IOException {
        List<String> violations = file("B=1\n" + line).violations();

        assertEquals(1, violations.size());
        String only = violations.get(0);
        assertEquals(folder.resolve("env") + ", line 2", only.substring(0, only.indexOf("line 2") + 6));
        assertFalse(only.contains("hu"), only);
    }

    @Test
    void theProcessWins() throws IOException {
        Path file = folder.resolve("env");
        Files.writeString(file, "A=file\nB=file\nC=file\n");

        assertEquals(
                Map.of("A", "process", "B", "file", "C", "file"),
                Environment.of(Map.of("A", "process", "B", ""), file).variables());
    }

    @Test
    void aMissingFileIsPassedOver() {
        assertEquals(
                new Environment(Map.of(), List.of(), List.of()), Environment.of(Map.of(), folder.resolve("missing")));
    }

    @Test
    void aFolderIsAViolation() {
        List<String> violations = EnvFile.read(folder).violations();

        assertEquals(1, violations.size());
        assertTrue(violations.get(0).startsWith(folder + " cannot be read: "), violations.get(0));
    }

    @Test
    void aLineThatIsNotUtf8IsNamedAndTheOthersAreRead() throws IOException {
        EnvFile file = EnvFile.read(
                Files.write(folder.resolve("env"), "A=1\r\nB=\u00fc\r\nC=3\r\n".getBytes(StandardCharsets.ISO_8859_1)));

        assertEquals(Map.of("A", "1", "C", "3"), file.values());
        assertEquals(
                List.of(folder.resolve("env") + ", line 2 has a byte that is not UTF-8, such as an \u00fc in Latin-1:"
                        + " save the file as UTF-8."),
                file.violations());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void aFileInUtf16IsSaidToBe(String encoding) throws IOException {
        EnvFile file = EnvFile.read(
                Files.write(folder.resolve("env"), "PORT=80\nHOST=a\n".getBytes(Charset.forName(encoding))));

        assertEquals(1, file.violations().size());
        assertTrue(
                file.violations().get(0).contains("is in UTF-16"),
                file.violations().get(0));
    }

    @Test
    void namesThatTheTrackerDoesNotKnowAreWarnedAbout() throws IOException {
        Path file = folder.resolve("env");
        Files.writeString(file, "PORT=80\nPROT=80\nSEC_DB_HOTS=db2\nSEC_DB_HOST=db2\nDJANGO_SECRET_KEY=x\n");

        assertEquals(
                List.of(
                        file + ", line 2: PROT is not a variable of the tracker and is ignored. Did you mean PORT?",
                        file + ", line 3: SEC_DB_HOTS is not a variable of the tracker and is ignored. Did you mean"
                                + " SEC_DB_HOST?",
                        file
                                + ", line 5: DJANGO_SECRET_KEY is not a variable of the tracker and is ignored."
                                + " --help lists"
                                + " the variables."),
                Environment.of(Map.of(), file).warnings());
    }

    @Test
    void violationsOfTheFileAndOfTheValuesComeTogether() throws IOException {
        Path file = folder.resolve("env");
        Files.writeString(file, "nonsense\nPORT=eighty\n");

        ConfigurationException invalid = assertThrows(
                ConfigurationException.class,
                () -> Configuration.of(Environment.of(Map.of("LOG_LEVEL", "loud"), file)));

        assertEquals(3, invalid.violations().size(), invalid.getMessage());
        assertTrue(invalid.violations().get(0).startsWith(file + ", line 1 "), invalid.getMessage());
    }

    private EnvFile file(String text) throws IOException {
        return EnvFile.read(Files.write(folder.resolve("env"), List.of(text)));
    }

    private Map<String, String> read(String text) throws IOException {
        EnvFile file = file(text);
        assertEquals(List.of(), file.violations());
        return file.values();
    }
}
