package dev.issuetracker.adapter.http.web;

import dev.issuetracker.adapter.http.wire.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Every file of the web interface. Modules are found by what imports them, beginning with {@value #MAIN}. All files
 * share one version, a hash of their names and contents: a module imports another by its name, and an URL with the
 * version never shows anything else.
 */
final class Assets {
    static final String MAIN = "main.js";
    /** What pages load beside modules. */
    private static final List<String> OTHERS = List.of("style.css", "docs.css", "print.css", "early.js", "icon.svg");

    private static final Pattern IMPORT = Pattern.compile("(?:from|import) *(\\(?) *'\\./([a-z0-9.-]+\\.js)'");
    private static final int VERSION_DIGITS = 16;

    private final Map<String, Asset> assets = new TreeMap<>();
    /** What each module imports at once; the rest it loads when it is needed. */
    private final Map<String, Set<String>> imports = new HashMap<>();

    private final String version;

    Assets() {
        Map<String, byte[]> files = new TreeMap<>();
        for (WebLibrary library : WebLibrary.values()) {
            files.put(library.asset(), library.bytes());
        }
        OTHERS.forEach(name -> files.put(name, Asset.read(name)));
        Deque<String> found = new ArrayDeque<>(List.of(MAIN));
        while (!found.isEmpty()) {
            String name = found.remove();
            if (!files.containsKey(name)) {
                byte[] bytes = Asset.read(name);
                files.put(name, bytes);
                found.addAll(imported(name, new String(bytes, StandardCharsets.UTF_8)));
            }
        }
        version = hash(files);
        files.forEach((name, bytes) -> assets.put(name, new Asset(name, bytes)));
    }

    private Set<String> imported(String name, String module) {
        Set<String> all = new LinkedHashSet<>();
        Set<String> atOnce = new LinkedHashSet<>();
        IMPORT.matcher(module).results().forEach(match -> {
            all.add(match.group(2));
            if (match.group(1).isEmpty()) {
                atOnce.add(match.group(2));
            }
        });
        imports.put(name, atOnce);
        return all;
    }

    private static String hash(Map<String, byte[]> files) {
        MessageDigest digest = Sha256.begin();
        files.forEach((name, bytes) -> {
            digest.update((name + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        });
        return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_DIGITS);
    }

    /** The version of all files together. */
    String version() {
        return version;
    }

    /** A file; empty when there is none of this name. */
    Optional<Asset> find(String name) {
        return Optional.ofNullable(assets.get(name));
    }

    /** A module and all that it needs before it runs. */
    Set<String> neededBy(String module) {
        Set<String> needed = new LinkedHashSet<>();
        Deque<String> found = new ArrayDeque<>(List.of(module));
        while (!found.isEmpty()) {
            String name = found.remove();
            if (needed.add(name)) {
                found.addAll(imports.getOrDefault(name, Set.of()));
            }
        }
        return needed;
    }
}
