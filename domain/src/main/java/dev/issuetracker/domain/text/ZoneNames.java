package dev.issuetracker.domain.text;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of time zones: those of the IANA database, in its case. */
public final class ZoneNames {
    /** Java leaves these names of the database out. They are other names of the zones behind them. */
    private static final Map<String, String> LEFT_OUT = Map.of(
            "EST", "America/Panama",
            "MST", "America/Phoenix",
            "HST", "Pacific/Honolulu",
            "ROC", "Asia/Taipei",
            "GMT+0", "Etc/GMT",
            "GMT-0", "Etc/GMT");

    /** Java still has zones that the database dropped; they may go with its next version. */
    private static final String DROPPED = "SystemV/";

    private static final Set<String> NAMES = ZoneId.getAvailableZoneIds().stream()
            .filter(name -> !name.startsWith(DROPPED))
            .collect(Collectors.toUnmodifiableSet());

    private ZoneNames() {}

    /** The time zone of a name; empty when there is none. */
    public static Optional<ZoneId> zone(String name) {
        return Optional.of(LEFT_OUT.getOrDefault(name, name))
                .filter(NAMES::contains)
                .map(ZoneId::of);
    }

    /** The time zone of a name, or of an offset such as {@code +02:00}; empty when there is none. */
    public static Optional<ZoneId> zoneOrOffset(String text) {
        try {
            return zone(text).or(() -> Optional.of(ZoneId.of(text)).filter(offset -> !text.startsWith(DROPPED)));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /** The name that a misspelt one is nearest to. An abbreviation is near to too many others. */
    public static Optional<String> nearest(String name) {
        return Optional.of(name)
                .filter(place -> place.indexOf('/') >= 0)
                .flatMap(place -> NearestName.of(place, NAMES));
    }
}
