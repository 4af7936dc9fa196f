package dev.issuetracker.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The rules of the house. Each is made for a root package, so that the same rule holds the product and catches the
 * offender planted for it in {@code planted.<name of the rule in lower case>}.
 */
enum ArchitectureRules {
    DOMAIN_KNOWS_ONLY_THE_JDK(
            root -> knowsOnlyWhatItMay(Room.DOMAIN, root),
            "the domain must embed in any application and outlive every library"),

    APPLICATION_KNOWS_ONLY_THE_DOMAIN(
            root -> knowsOnlyWhatItMay(Room.APPLICATION, root),
            "use cases must run on any store and behind any door, with ports for all else"),

    HTTP_KNOWS_ONLY_INSIDE_AND_WEB(
            root -> knowsOnlyWhatItMay(Room.HTTP, root), "HTTP translates for the use cases and does nothing else"),

    PERSISTENCE_KNOWS_ONLY_INSIDE_AND_SQL(
            root -> knowsOnlyWhatItMay(Room.PERSISTENCE, root), "a store keeps what it is given and does nothing else"),

    IMPORTING_KNOWS_ONLY_INSIDE_AND_TABLES(
            root -> knowsOnlyWhatItMay(Room.IMPORTING, root), "a reader of files gives rows and does nothing else"),

    BOOTSTRAP_KNOWS_ONLY_ROOMS_AND_START_UP(
            root -> knowsOnlyWhatItMay(Room.BOOTSTRAP, root),
            "bootstrap wires the adapters by their entry points and leaves their technology to them"),

    EVERY_CLASS_LIVES_IN_A_ROOM(
            root -> classes().should().resideInAnyPackage(within(root, Room.values())),
            "a class outside of every room would be under no rule"),

    ADAPTERS_DO_NOT_KNOW_EACH_OTHER(
            root -> slices().matching(root + ".adapter.(*)..").should().notDependOnEachOther(),
            "each adapter must be replaceable without a look at the others"),

    NOTHING_KNOWS_BOOTSTRAP(
            root -> classes()
                    .that()
                    .resideOutsideOfPackage(Room.BOOTSTRAP.within(root))
                    .should()
                    .onlyDependOnClassesThat(not(resideInAPackage(Room.BOOTSTRAP.within(root)))),
            "what is wired must not know who wires it"),

    SQL_IS_SPOKEN_ONLY_IN_PERSISTENCE(
            root -> usersLiveOnlyIn(Room.PERSISTENCE, Library.SQL, root),
            "transactions and statements are in one hand, and nobody else holds a connection"),

    TEXTS_OF_SQL_HAVE_NAMED_PLACES(
            root -> noClasses()
                    .that()
                    .resideInAPackage(Room.PERSISTENCE.within(root))
                    .and()
                    .resideOutsideOfPackages(
                            Room.PERSISTENCE.in(root) + ".sql", Room.PERSISTENCE.in(root) + ".settings")
                    .should()
                    .accessTargetWhere(describe("a text is formatted or replaced", ArchitectureRules::changesTexts)),
            "a place with a name that nobody fills, or nobody has, is noticed; SqlText and define fill them"),

    WEB_IS_SPOKEN_ONLY_IN_HTTP(
            root -> usersLiveOnlyIn(Room.HTTP, Library.WEB, root),
            "requests, JSON and tokens are one way in among others"),

    TABLES_ARE_READ_ONLY_IN_IMPORTING(
            root -> usersLiveOnlyIn(Room.IMPORTING, Library.TABLES, root),
            "files come from anybody, and one room guards against them"),

    HTTP_TOUCHES_NO_DRIVEN_PORT(
            root -> classes().that().resideInAPackage(Room.HTTP.within(root)).should(Ports.touchNoDrivenPort(root)),
            "a route past the use cases is a route past their checks; HTTP makes tokens, sends to webhooks and"
                    + " asks how the store is, no more"),

    EVERY_SERVICE_ASKS_FOR_A_PERMISSION(
            root -> methods()
                    .that()
                    .areDeclaredInClassesThat(Permissions.services(root))
                    .and()
                    .arePublic()
                    .and()
                    .areNotStatic()
                    .should(Permissions.askForOne(root)),
            "who embeds the services has no routes that would ask; a method for anybody says why it is one"),

    ABSTRACTIONS_ARE_INTERFACES(
            root -> classes()
                    .that()
                    .resideInAnyPackage(within(root, Room.DOMAIN, Room.APPLICATION))
                    .and()
                    .areNotInterfaces()
                    .and()
                    .areNotEnums()
                    .should()
                    .notHaveModifier(JavaModifier.ABSTRACT),
            "a port binds its adapter to a contract, not to a base class"),

    PORTS_CARRY_ONLY_VALUES(
            root -> classes().that(Ports.portOrPartOf(root)).should(Ports.carryOnlyValues(root)),
            "what crosses a port must be fixed and known to both sides"),

    EVERY_PORT_HAS_AN_IMPLEMENTATION(
            root -> classes().that(Ports.portOf(root)).should(Ports.beImplementedOutside(root)),
            "a port that nothing implements is a promise that nobody keeps"),

    DOMAIN_FIELDS_ARE_FINAL(
            root -> fields().that()
                    .areDeclaredInClassesThat()
                    .resideInAPackage(Room.DOMAIN.within(root))
                    .should()
                    .beFinal(),
            "what never changes needs no lock and no copy"),

    PACKAGES_HAVE_NO_CYCLES(
            root -> slices().matching(root + ".(**)").should().beFreeOfCycles(),
            "packages in a cycle are one package with several names"),

    TIME_IS_GIVEN(
            root -> noClasses()
                    .that()
                    .resideInAnyPackage(within(root, Room.DOMAIN, Room.APPLICATION))
                    .should()
                    .accessTargetWhere(describe("the time is read from the machine", ArchitectureRules::readsTheTime)),
            "a test must be able to say what time it is"),

    NOTHING_IS_PRINTED(
            root -> noClasses()
                    .that()
                    .resideInAnyPackage(within(root, Room.DOMAIN, Room.APPLICATION))
                    .should()
                    .accessTargetWhere(describe("something is printed", ArchitectureRules::prints)),
            "the streams belong to the application that embeds this"),

    ONLY_ENTRY_POINTS_ARE_USED_OUTSIDE(
            root -> classes().should(Adapters.useOtherAdaptersByTheirEntryPoints(root)),
            "an adapter promises its entry points, and everything else in it may change"),

    ROOMS_OF_HTTP_LIE_IN_LAYERS(
            root -> roomsLieInLayers(Room.HTTP, root), "a lower room must work without the rooms above it"),

    ROOMS_OF_PERSISTENCE_LIE_IN_LAYERS(
            root -> roomsLieInLayers(Room.PERSISTENCE, root), "a lower room must work without the rooms above it"),

    ROOMS_OF_IMPORTING_LIE_IN_LAYERS(
            root -> roomsLieInLayers(Room.IMPORTING, root), "a lower room must work without the rooms above it"),

    NAMES_SAY_WHAT_A_THING_IS(
            root -> classes().should(are("named for what they are", ArchitectureRules::named)),
            "such an ending says that its author found no name for it");

    private static final List<String> EMPTY_ENDINGS =
            List.of("Impl", "Dto", "DTO", "Manager", "Util", "Utils", "UseCase", "Helper");

    @SuppressWarnings("ImmutableEnumChecker") // A lambda that captures nothing does not change.
    private final Function<String, ArchRule> rule;

    private final String reason;

    ArchitectureRules(Function<String, ArchRule> rule, String reason) {
        this.rule = rule;
        this.reason = reason;
    }

    /** The rule for the classes under a root package. It fails when there is nothing that it could check. */
    ArchRule in(String root) {
        return rule.apply(root).because(reason).allowEmptyShould(false);
    }

    private static ArchRule knowsOnlyWhatItMay(Room room, String root) {
        DescribedPredicate<JavaClass> jdk = resideInAPackage("java..").and(not(resideInAPackage("java.sql..")));
        return classes()
                .that()
                .resideInAPackage(room.within(root))
                .should()
                .onlyDependOnClassesThat(jdk.or(resideInAnyPackage(room.mayKnow(root))));
    }

    private static ArchRule usersLiveOnlyIn(Room room, Library library, String root) {
        DescribedPredicate<JavaClass> used = resideInAnyPackage(library.packages());
        return classes()
                .that(describe(
                        "use " + library,
                        type -> type.getDirectDependenciesFromSelf().stream()
                                .anyMatch(dependency -> used.test(dependency.getTargetClass()))))
                .should()
                .resideInAPackage(room.within(root));
    }

    private static ArchRule roomsLieInLayers(Room adapter, String root) {
        return classes()
                .that()
                .resideInAPackage(adapter.within(root))
                .should(Adapters.dependOnNoHigherLayer(adapter, root));
    }

    private static String[] within(String root, Room... rooms) {
        return Arrays.stream(rooms).map(room -> room.within(root)).toArray(String[]::new);
    }

    private static ArchCondition<JavaClass> are(String description, Predicate<JavaClass> predicate) {
        return ArchCondition.from(describe("be " + description, predicate));
    }

    private static boolean readsTheTime(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getName();
        boolean withoutValues = access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().isEmpty();
        return (name.equals("now") && resideInAPackage("java.time..").test(owner))
                || (owner.isEquivalentTo(System.class)
                        && Set.of("currentTimeMillis", "nanoTime").contains(name))
                // Clock.tick stays allowed: it takes its time from another clock.
                || (owner.isEquivalentTo(Clock.class) && (name.startsWith("system") || name.matches("tick.+")))
                || (owner.isEquivalentTo(Date.class) && name.equals("<init>") && withoutValues)
                || (owner.isEquivalentTo(Calendar.class) && name.equals("getInstance"));
    }

    private static boolean prints(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getName();
        return (owner.isEquivalentTo(System.class) && Set.of("out", "err").contains(name))
                || (owner.isAssignableTo(Throwable.class) && name.equals("printStackTrace"));
    }

    private static boolean changesTexts(JavaAccess<?> access) {
        boolean ofCharacters = access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream().allMatch(type -> type.isEquivalentTo(char.class));
        return access.getTargetOwner().isEquivalentTo(String.class)
                && (Set.of("format", "formatted", "replaceAll", "replaceFirst").contains(access.getName())
                        || (access.getName().equals("replace") && !ofCharacters));
    }

    private static boolean named(JavaClass type) {
        return EMPTY_ENDINGS.stream().noneMatch(type.getSimpleName()::endsWith);
    }
}
