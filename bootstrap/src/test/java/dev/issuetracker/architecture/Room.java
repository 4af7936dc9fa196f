package dev.issuetracker.architecture;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A room of the house: its package, the rooms that it may know, the libraries that it may use beside the JDK without {@code
 * java.sql}, and, for an adapter, its entry points. Whoever widens a room does it here.
 */
@SuppressWarnings("ImmutableEnumChecker") // Set.of makes sets that do not change.
enum Room {
    DOMAIN("domain", rooms(), libraries(), named()),
    APPLICATION("application", rooms(DOMAIN), libraries(), named()),
    HTTP(
            "adapter.http",
            rooms(DOMAIN, APPLICATION),
            libraries(Library.WEB, Library.CERTIFICATES, Library.METRICS, Library.LOGGING),
            named("HttpServer", "HttpSettings", "AddressBlock", "JwtTokens", "Services")),
    PERSISTENCE(
            "adapter.persistence",
            rooms(DOMAIN, APPLICATION),
            libraries(Library.SQL, Library.LOGGING),
            named("Database", "DatabaseSettings")),
    IMPORTING(
            "adapter.importing",
            rooms(DOMAIN, APPLICATION),
            libraries(Library.TABLES, Library.WORKBOOK_PARTS),
            named("Tabular")),
    BOOTSTRAP(
            "bootstrap",
            rooms(DOMAIN, APPLICATION, HTTP, PERSISTENCE, IMPORTING),
            libraries(Library.START_UP, Library.LOGGING),
            named());

    static final Set<Room> ADAPTERS = EnumSet.of(HTTP, PERSISTENCE, IMPORTING);

    private final String name;
    private final Set<Room> known;
    private final Set<Library> libraries;
    private final Set<String> entryPoints;

    Room(String name, Set<Room> known, Set<Library> libraries, Set<String> entryPoints) {
        this.name = name;
        this.known = known;
        this.libraries = libraries;
        this.entryPoints = entryPoints;
    }

    /** The room's package in a house. */
    String in(String root) {
        return root + "." + name;
    }

    /** The room and everything inside it, as a package pattern. */
    String within(String root) {
        return in(root) + "..";
    }

    /** Which packages the room's classes may depend on beside {@code java..}, as patterns. */
    String[] mayKnow(String root) {
        Stream<String> rooms = Stream.concat(Stream.of(this), known.stream()).map(room -> room.within(root));
        Stream<String> others = Stream.concat(Stream.of(Library.NULLNESS), libraries.stream())
                .flatMap(library -> Arrays.stream(library.packages()));
        return Stream.concat(rooms, others).toArray(String[]::new);
    }

    /** The full names of the only top-level classes that may be public. */
    List<String> entryPoints(String root) {
        return entryPoints.stream().map(entry -> in(root) + "." + entry).toList();
    }

    private static Set<Room> rooms(Room... rooms) {
        return Set.of(rooms);
    }

    private static Set<Library> libraries(Library... libraries) {
        return Set.of(libraries);
    }

    private static Set<String> named(String... names) {
        return Set.of(names);
    }
}
