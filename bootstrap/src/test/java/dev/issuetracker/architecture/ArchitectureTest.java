package dev.issuetracker.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ArchitectureTest {
    static final String ROOT = "dev.issuetracker";
    private static final List<String> PORTS = List.of(
            "AccessTokens",
            "Archive",
            "ArchiveFiles",
            "AuditLog",
            "Backups",
            "BegunUndos",
            "Comments",
            "Fields",
            "ImportJobs",
            "Imports",
            "Invites",
            "IssueFiles",
            "IssueStore",
            "IssueTree",
            "IssueWriter",
            "Issues",
            "KeptFiles",
            "Labels",
            "Links",
            "Origins",
            "PasswordHasher",
            "PasswordResets",
            "Placeholders",
            "RecordedAnswers",
            "ReportFiles",
            "Reports",
            "RowReader",
            "SavedTexts",
            "Sessions",
            "Spool",
            "StagedIssues",
            "StoreHealth",
            "StorePorts",
            "TableFiles",
            "TableWriter",
            "Throttles",
            "TokenIssuer",
            "Transactions",
            "Users",
            "WebhookBodies",
            "WebhookDeliveries",
            "WebhookSender",
            "Webhooks");

    /** The published contracts and fakes are test classes too, but come in a jar of their own. */
    private static final ImportOption NO_TEST_JARS = location -> !location.contains("-tests.jar");

    static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(new ImportOption.DoNotIncludePackageInfos())
            .withImportOption(NO_TEST_JARS)
            .importPackages(ROOT);

    @ParameterizedTest
    @EnumSource
    void productKeepsEveryRule(ArchitectureRules rule) {
        rule.in(ROOT).check(PRODUCT);
    }

    @ParameterizedTest
    @CsvSource({"DOMAIN, 35", "APPLICATION, 30", "HTTP, 15", "PERSISTENCE, 15", "IMPORTING, 10", "BOOTSTRAP, 5"})
    void rulesSeeTheProductsClasses(Room room, int least) {
        long seen = PRODUCT.stream()
                .filter(JavaClass.Predicates.resideInAPackage(room.within(ROOT)))
                .filter(JavaClass::isTopLevelClass)
                .count();
        assertTrue(seen >= least, () -> room + " has " + seen + " classes in sight");
    }

    @Test
    void rulesSeeNoTestClasses() {
        List<String> tests = PRODUCT.stream()
                .map(JavaClass::getName)
                .filter(name -> name.startsWith(ArchitectureTest.class.getPackageName()))
                .toList();
        assertEquals(List.of(), tests);
    }

    @Test
    void portsAreFoundByTheirShape() {
        Set<String> found = PRODUCT.stream()
                .filter(Ports.portOf(ROOT))
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(PORTS, List.copyOf(found));
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP", "PERSISTENCE", "IMPORTING"})
    void everyEntryPointExists(Room adapter) {
        List<String> missing = adapter.entryPoints(ROOT).stream()
                .filter(entry -> !PRODUCT.contain(entry))
                .toList();
        assertEquals(List.of(), missing);
    }
}
