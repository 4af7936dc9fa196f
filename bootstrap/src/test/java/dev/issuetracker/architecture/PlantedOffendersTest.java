package dev.issuetracker.architecture;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Proves the rules on small houses. In each, a class is an offender exactly when its name begins with
 * {@code Offending}.
 */
class PlantedOffendersTest {
    private static final String PLANTED = PlantedOffendersTest.class.getPackageName() + ".planted";
    private static final String INNOCENT = PLANTED + ".innocent";
    private static final Pattern OFFENDER = Pattern.compile("[.$]Offending");
    private static final JavaClasses ALL = new ClassFileImporter().importPackages(PLANTED);

    @ParameterizedTest
    @EnumSource
    void everyRuleHasAPlantedOffender(ArchitectureRules rule) {
        assertNotEquals(Set.of(), offenders(rule), () -> "nothing is planted in " + house(rule));
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleCatchesItsOffendersAndNobodyElse(ArchitectureRules rule) {
        List<String> report = rule.in(house(rule))
                .evaluate(classesOf(house(rule)))
                .getFailureReport()
                .getDetails();
        Set<String> caught = offenders(rule).stream()
                .filter(offender -> report.stream().anyMatch(line -> line.contains(offender)))
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> unjust =
                report.stream().filter(line -> !OFFENDER.matcher(line).find()).toList();
        assertAll(() -> assertEquals(offenders(rule), caught), () -> assertEquals(List.of(), unjust));
    }

    @ParameterizedTest
    @EnumSource
    void innocentHouseKeepsEveryRule(ArchitectureRules rule) {
        rule.in(INNOCENT).check(classesOf(INNOCENT));
    }

    @Test
    void everyPlantedHouseBelongsToARule() {
        Set<String> known = Arrays.stream(ArchitectureRules.values())
                .map(PlantedOffendersTest::house)
                .collect(Collectors.toSet());
        known.add(INNOCENT);
        Set<String> strays = ALL.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> known.stream().noneMatch(house -> (name + ".").startsWith(house + ".")))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), strays);
    }

    private static String house(ArchitectureRules rule) {
        return PLANTED + "." + rule.name().toLowerCase(Locale.ROOT);
    }

    private static JavaClasses classesOf(String house) {
        return ALL.that(JavaClass.Predicates.resideInAPackage(house + ".."));
    }

    private static Set<String> offenders(ArchitectureRules rule) {
        return classesOf(house(rule)).stream()
                .filter(type -> type.getSimpleName().startsWith("Offending"))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
