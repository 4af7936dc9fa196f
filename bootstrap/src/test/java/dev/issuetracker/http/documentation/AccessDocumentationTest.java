package dev.issuetracker.http.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.adapter.http.service.OpenApiChecker;
import dev.issuetracker.application.access.Credential;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.access.Scope;
import dev.issuetracker.domain.user.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the table in {@code docs/access.md} against what the code says; a failure shows the right one, to be copied
 * there.
 */
class AccessDocumentationTest {
    private static String row(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String row(String operation, String code) {
        Stream<String> marks = code.equals("anyone")
                ? Stream.generate(() -> "yes").limit(Role.values().length + Scope.values().length)
                : marks(Permission.valueOf(code.toUpperCase(Locale.ROOT)));
        return row(Stream.concat(Stream.of("`" + operation + "`", "`" + code + "`"), marks));
    }

    private static Stream<String> marks(Permission permission) {
        return Stream.concat(
                        Arrays.stream(Role.values()).map(permission::allows),
                        Arrays.stream(Scope.values())
                                .map(scope -> permission.allows(new Credential.AccessToken(1, scope))))
                .map(allowed -> allowed ? "yes" : "");
    }

    private static String table() {
        List<String> rows = new ArrayList<>();
        rows.add("| call | permission | viewer | member | admin | token `read` | token `write` | token `admin` |");
        rows.add("|---|---|---|---|---|---|---|---|");
        for (Map.Entry<String, String> route :
                OpenApiChecker.ofTheServer().permissions().entrySet()) {
            rows.add(row(route.getKey(), route.getValue()));
        }
        return String.join("\n", rows);
    }

    @Test
    void tableIsWhatTheCodeSays() throws IOException {
        // Surefire runs in the module, an editor perhaps above it.
        Path inModule = Path.of("../docs/access.md");
        String text = Files.readString(Files.exists(inModule) ? inModule : Path.of("docs/access.md"));
        String written = text.lines().filter(line -> line.startsWith("|")).collect(Collectors.joining("\n"));
        assertEquals(table(), written);
    }
}
