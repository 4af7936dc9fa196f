package dev.issuetracker.adapter.importing.xlsx.format;

import dev.issuetracker.adapter.importing.file.CellValue;
import dev.issuetracker.adapter.importing.xlsx.format.Token.Kind;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A day and a time by the parts of a section. */
final class DateText {
    private static final int BUDDHIST = 543;
    private static final long MILLIS_OF_DAY = 86_400_000;
    private static final int HOURS_OF_DAY = 24;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    /** The first day behind the last that a spreadsheet knows, the end of the year 9999. */
    private static final double END = 2_958_466;

    private final List<Token> tokens;
    private final Locale locale;
    private final LocalDateTime at;
    private final long millis;
    private final boolean halfDays;
    private final boolean era;

    private DateText(Section section, LocalDateTime at, long millis) {
        this.tokens = section.tokens();
        this.locale = section.locale();
        this.at = at;
        this.millis = millis;
        this.halfDays = section.has(Kind.HALF_DAY);
        this.era = tokens.stream().anyMatch(token -> token.isDate('g'));
    }

    /** Nothing for a number that is no day, such as a negative one. */
    static Optional<String> show(Section section, double value, boolean from1904) {
        if (value < 0 || value >= END) {
            return Optional.empty();
        }
        long rounded = millis(section, value);
        LocalDateTime at = at(rounded, from1904);
        try {
            return Optional.of(new DateText(section, at, rounded).text());
        } catch (DateTimeException e) {
            // An era before the first one that is known.
            return Optional.empty();
        }
    }

    /** What a cell holds that is shown as a day, a time or a duration; nothing for a number that is none. */
    static Optional<CellValue> value(Section section, double value, boolean from1904) {
        if (value < 0 || value >= END) {
            return Optional.empty();
        }
        // Day 0 of 1900 is how spreadsheets show a time, or nothing at all.
        if (!section.showsDays() || (value < 1 && !from1904)) {
            return Optional.of(new CellValue(CellValue.Kind.HOURS, GeneralText.show(value * HOURS_OF_DAY)));
        }
        LocalDateTime at = at(millis(section, value), from1904);
        String text = at.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? at.toLocalDate().toString()
                : at.toLocalDate() + " " + MOMENT.format(at);
        return Optional.of(new CellValue(CellValue.Kind.MOMENT, text));
    }

    private static long millis(Section section, double value) {
        long millis = Math.round(value * MILLIS_OF_DAY);
        return fractions(section.tokens()) ? millis : Math.round(millis / 1_000.0) * 1_000;
    }

    private static LocalDateTime at(long millis, boolean from1904) {
        return day(Math.floorDiv(millis, MILLIS_OF_DAY), from1904)
                .plusNanos(Math.floorMod(millis, MILLIS_OF_DAY) * 1_000_000);
    }

    private static LocalDateTime day(long days, boolean from1904) {
        if (from1904) {
            return LocalDateTime.of(1904, 1, 1, 0, 0).plusDays(days);
        }
        // Spreadsheets believe that 1900 was a leap year, so that the days before its March are one off.
        return LocalDateTime.of(1899, 12, days < 60 ? 31 : 30, 0, 0).plusDays(days);
    }

    private static boolean fractions(List<Token> tokens) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).is(Kind.POINT) && tokens.get(i + 1).is(Kind.DIGIT)) {
                return true;
            }
        }
        return false;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int places = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            switch (token.kind()) {
                case DATE -> text.append(minutes(i) ? minute(token.text()) : part(token.text()));
                case ELAPSED -> text.append(elapsed(token.text()));
                case HALF_DAY -> text.append(halfDay(token.text()));
                case DIGIT -> text.append(fraction(places++));
                case GENERAL, EXPONENT -> text.append("");
                case POINT, COMMA, SLASH, PERCENT, LITERAL -> text.append(token.text());
            }
        }
        return text.toString();
    }

    /** Whether an m means minutes: it follows hours or comes before seconds. */
    private boolean minutes(int index) {
        return tokens.get(index).isDate('m')
                && tokens.get(index).text().length() <= 2
                && (near(index, -1, 'h') || near(index, 1, 's'));
    }

    private boolean near(int index, int step, char letter) {
        for (int i = index + step; i >= 0 && i < tokens.size(); i += step) {
            Token token = tokens.get(i);
            if (token.is(Kind.DATE) || token.is(Kind.ELAPSED)) {
                return token.text().charAt(0) == letter;
            }
        }
        return false;
    }

    private String minute(String part) {
        return digits(at.getMinute(), part.length());
    }

    private String part(String part) {
        int length = part.length();
        return switch (part.charAt(0)) {
            case 'y' -> year(at.getYear(), length <= 2);
            case 'b' -> year(at.getYear() + BUDDHIST, length <= 2);
            case 'e' ->
                era ? digits(JapaneseDate.from(at).get(ChronoField.YEAR_OF_ERA), length) : year(at.getYear(), false);
            case 'g' -> era(length);
            case 'm' -> month(length);
            case 'd' -> length <= 2 ? digits(at.getDayOfMonth(), length) : weekday(length == 3, locale);
            case 'a' -> weekday(length == 3, locale.equals(Locale.US) ? Locale.JAPAN : locale);
            case 'h' -> digits(halfDays ? (at.getHour() + 11) % 12 + 1 : at.getHour(), length);
            default -> digits(at.getSecond(), length);
        };
    }

    private static String year(int year, boolean twoDigits) {
        return twoDigits ? digits(year % 100, 2) : digits(year, 4);
    }

    private String era(int length) {
        String name = JapaneseDate.from(at)
                .getEra()
                .getDisplayName(length == 1 ? TextStyle.NARROW : TextStyle.FULL, Locale.JAPAN);
        return length == 2 ? name.substring(0, 1) : name;
    }

    private String month(int length) {
        return switch (length) {
            case 1, 2 -> digits(at.getMonthValue(), length);
            case 3 -> at.getMonth().getDisplayName(TextStyle.SHORT, locale);
            case 5 -> at.getMonth().getDisplayName(TextStyle.FULL, locale).substring(0, 1);
            default -> at.getMonth().getDisplayName(TextStyle.FULL, locale);
        };
    }

    private String weekday(boolean brief, Locale in) {
        DayOfWeek day = at.getDayOfWeek();
        return day.getDisplayName(brief ? TextStyle.SHORT : TextStyle.FULL, in);
    }

    private String elapsed(String part) {
        long unit = switch (part.charAt(0)) {
            case 'h' -> 3_600_000;
            case 'm' -> 60_000;
            default -> 1_000;
        };
        String number = Long.toString(millis / unit);
        return "0".repeat(Math.max(0, part.length() - number.length())) + number;
    }

    private String halfDay(String token) {
        String[] names = token.split("/", 2);
        String name = at.getHour() < 12 ? names[0] : names[1];
        return name.toUpperCase(Locale.ROOT);
    }

    /** A digit behind the point of the seconds. */
    private String fraction(int place) {
        String written = digits((int) Math.floorMod(millis, 1_000L), 3);
        return place < written.length() ? written.substring(place, place + 1) : "0";
    }

    private static String digits(int number, int width) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
