package dev.issuetracker.adapter.importing.xlsx.format;

import dev.issuetracker.adapter.importing.xlsx.format.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.util.LocaleID;

/** Takes a format code apart into its sections, and these into tokens. */
final class Tokens {
    private static final String GENERAL = "general";
    private static final List<String> HALF_DAYS = List.of("am/pm", "a/p", "上午/下午");

    private final String code;
    private final String lower;
    private final List<Section> sections = new ArrayList<>();
    private List<Token> tokens = new ArrayList<>();
    private Condition condition = Condition.NONE;
    private Locale locale = Locale.US;
    private int at;

    private Tokens(String code) {
        this.code = code;
        this.lower = code.toLowerCase(Locale.ROOT);
    }

    static List<Section> sections(String code) {
        Tokens tokens = new Tokens(code);
        while (tokens.at < code.length()) {
            tokens.next();
        }
        tokens.endSection();
        return tokens.sections;
    }

    private void endSection() {
        sections.add(new Section(List.copyOf(tokens), condition, locale));
        tokens = new ArrayList<>();
        condition = Condition.NONE;
        locale = Locale.US;
    }

    private void next() {
        char c = lower.charAt(at);
        switch (c) {
            case ';' -> {
                endSection();
                at++;
            }
            case '"' -> quoted();
            case '\\' -> escaped();
            case '_' -> space();
            case '*' -> at += 2;
            case '[' -> bracket();
            case '0', '#', '?' -> single(Kind.DIGIT);
            case '.' -> single(Kind.POINT);
            case ',' -> single(Kind.COMMA);
            case '%' -> single(Kind.PERCENT);
            case '/' -> single(Kind.SLASH);
            default -> word(c);
        }
    }

    private void single(Kind kind) {
        tokens.add(new Token(kind, lower.substring(at, at + 1)));
        at++;
    }

    private void literal(String text) {
        tokens.add(new Token(Kind.LITERAL, text));
    }

    private void quoted() {
        int end = code.indexOf('"', at + 1);
        int stop = end < 0 ? code.length() : end;
        literal(code.substring(at + 1, stop));
        at = stop + 1;
    }

    private void escaped() {
        int end = Math.min(at + 2, code.length());
        literal(code.substring(at + 1, end));
        at = end;
    }

    /** An underscore leaves as much room as the character after it takes. */
    private void space() {
        literal(" ");
        at += 2;
    }

    private void bracket() {
        int end = code.indexOf(']', at);
        int stop = end < 0 ? code.length() : end;
        String inner = code.substring(at + 1, stop);
        at = stop + 1;
        if (inner.startsWith("$")) {
            symbolAndLocale(inner.substring(1));
        } else if (inner.matches("[hH]+|[mM]+|[sS]+")) {
            tokens.add(new Token(Kind.ELAPSED, inner.toLowerCase(Locale.ROOT)));
        } else if (!inner.isEmpty() && "<>=".indexOf(inner.charAt(0)) >= 0) {
            condition = Condition.of(inner);
        }
        // What is left names a color.
    }

    /** What follows the dollar: a currency, then a hyphen and a language by its number or its tag. */
    private void symbolAndLocale(String inner) {
        int hyphen = inner.indexOf('-');
        literal(hyphen < 0 ? inner : inner.substring(0, hyphen));
        String language = hyphen < 0 ? "" : inner.substring(hyphen + 1).toLowerCase(Locale.ROOT);
        if (language.equals("f800") || language.equals("x-sysdate")) {
            replaceRest("yyyy-mm-dd");
        } else if (language.equals("f400") || language.equals("x-systime")) {
            replaceRest("hh:mm:ss");
        } else if (!language.isEmpty()) {
            locale = locale(language);
        }
    }

    /** The date or time in the form that the reader's system has: the rest of the section is only a reserve. */
    private void replaceRest(String known) {
        int end = code.indexOf(';', at);
        at = end < 0 ? code.length() : end;
        for (Token token : sections(known).get(0).tokens()) {
            tokens.add(token);
        }
    }

    private static Locale locale(String language) {
        try {
            // The upper half tells the digits and the calendar.
            int number = (int) (Long.parseLong(language, 16) & 0xFFFF);
            LocaleID known = LocaleID.lookupByLcid(number);
            return known == null ? Locale.US : locale(Locale.forLanguageTag(known.getLanguageTag()));
        } catch (NumberFormatException tag) {
            return locale(Locale.forLanguageTag(language.split(",", 2)[0]));
        }
    }

    /** Spreadsheets name months alike in every kind of English, Java does not. */
    private static Locale locale(Locale locale) {
        return locale.getLanguage().equals("en") ? Locale.US : locale;
    }

    private void word(char c) {
        if (lower.startsWith(GENERAL, at)) {
            tokens.add(new Token(Kind.GENERAL, GENERAL));
            at += GENERAL.length();
            return;
        }
        for (String halfDay : HALF_DAYS) {
            if (lower.startsWith(halfDay, at)) {
                tokens.add(new Token(Kind.HALF_DAY, halfDay));
                at += halfDay.length();
                return;
            }
        }
        if (c == 'e' && at + 1 < lower.length() && "+-".indexOf(lower.charAt(at + 1)) >= 0) {
            tokens.add(new Token(Kind.EXPONENT, lower.substring(at, at + 2)));
            at += 2;
            return;
        }
        int end = at;
        while (end < lower.length() && lower.charAt(end) == c) {
            end++;
        }
        // Three letters or four name the day of the week.
        boolean date = "ymdhsgeb".indexOf(c) >= 0 || (c == 'a' && end - at >= 3);
        if (date) {
            tokens.add(new Token(Kind.DATE, lower.substring(at, end)));
        } else {
            literal(code.substring(at, end));
        }
        at = end;
    }
}
