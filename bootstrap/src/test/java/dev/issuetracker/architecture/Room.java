package dev.issuetracker.architecture;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A room of the house: its package, the rooms that it may know, the libraries that it may use beside the JDK without
 * {@code java.sql}, and, for an adapter, its entry points and the layers of its own rooms. To widen a room, edit it
 * here.
 */
@SuppressWarnings("ImmutableEnumChecker") // Set.of makes sets that do not change.
enum Room {
    DOMAIN("domain", rooms(), libraries(), named(), List.of()),
    APPLICATION("application", rooms(DOMAIN), libraries(), named(), List.of()),
    HTTP(
            "adapter.http",
            rooms(DOMAIN, APPLICATION),
            libraries(
                    Library.WEB,
                    Library.JSON,
                    Library.CERTIFICATES,
                    Library.SIGNED_REQUESTS,
                    Library.METRICS,
                    Library.LOGGING),
            named(
                    "HttpServer",
                    "settings.HttpSettings",
                    "settings.AddressBlock",
                    "settings.PathPrefix",
                    "settings.TakenPathException",
                    "JwtTokens",
                    "webhook.outgoing.HttpWebhookSender",
                    "webhook.outgoing.JsonWebhookBodies"),
            List.of(
                    named("wire"),
                    named("problem"),
                    named("tls", "settings"),
                    named("edge"),
                    named("exchange"),
                    named("route"),
                    named(
                            "issue",
                            "change",
                            "comment",
                            "link",
                            "label",
                            "field",
                            "search",
                            "importing",
                            "report",
                            "audit",
                            "account",
                            "saved",
                            "webhook",
                            "service"),
                    named("web"),
                    named(""))),
    PERSISTENCE(
            "adapter.persistence",
            rooms(DOMAIN, APPLICATION),
            libraries(Library.SQL, Library.LOGGING),
            named(
                    "Database",
                    "settings.DatabaseSettings",
                    "sql.UnusableDatabaseException",
                    "failover.Diagnosis",
                    "copy.Copies",
                    "settings.DjangoSettings",
                    "archive.ArchiveMove",
                    "django.DjangoMove"),
            List.of(
                    named("sql"),
                    named("unit"),
                    named("settings"),
                    named("postgresql", "sqlite"),
                    named("failover"),
                    named("copy"),
                    named("row", "count"),
                    named("query"),
                    named("store"),
                    named("move"),
                    named("django", "report", "archive", "staging", "placeholder", "webhook"),
                    named(""))),
    IMPORTING(
            "adapter.importing",
            rooms(DOMAIN, APPLICATION),
            libraries(Library.TABLES, Library.WORKBOOK_PARTS, Library.TEXTS, Library.JSON),
            named("ImportFiles", "ExportFiles", "ArchiveZips"),
            List.of(
                    named("file"),
                    named("zip", "markup"),
                    named("csv", "xlsx", "json", "blocks", "source", "writing", "archive"),
                    named("packed"),
                    named(""))),
    BOOTSTRAP(
            "bootstrap",
            rooms(DOMAIN, APPLICATION, HTTP, PERSISTENCE, IMPORTING),
            libraries(Library.START_UP, Library.RUNNING_JAVA, Library.PASSWORDS, Library.JSON, Library.LOGGING),
            named(),
            List.of());

    static final Set<Room> ADAPTERS = EnumSet.of(HTTP, PERSISTENCE, IMPORTING);

    private final String name;
    private final Set<Room> known;
    private final Set<Library> libraries;
    private final Set<String> entryPoints;
    private final List<Set<String>> layers;

    Room(String name, Set<Room> known, Set<Library> libraries, Set<String> entryPoints, List<Set<String>> layers) {
        this.name = name;
        this.known = known;
        this.libraries = libraries;
        this.entryPoints = entryPoints;
        this.layers = layers;
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

    /** The full names of the only top-level classes that may be used from outside of the adapter. */
    List<String> entryPoints(String root) {
        return entryPoints.stream().map(entry -> in(root) + "." + entry).toList();
    }

    /**
     * The layer of a package inside this adapter, from 0 at the bottom; -1 for a package that is in none. The adapter's
     * own package counts as a room without a name.
     */
    int layerOf(String packageName, String root) {
        String inner = packageName.substring(in(root).length());
        String room = inner.isEmpty() ? "" : inner.substring(1).split("\\.", 2)[0];
        for (int layer = 0; layer < layers.size(); layer++) {
            if (layers.get(layer).contains(room)) {
                return layer;
            }
        }
        return -1;
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
