package dev.issuetracker.application.search.syntax;

import dev.issuetracker.application.search.syntax.SearchTree.Term;
import dev.issuetracker.application.search.syntax.SearchTree.Value;
import dev.issuetracker.application.search.syntax.SearchTree.Words;
import dev.issuetracker.application.search.syntax.Token.Sign;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a text apart. A word with a colon is a condition when what is before the colon could be a key: addresses such
 * as {@code http://host} and names such as {@code std::vector} stay words. Parentheses inside a word, as in
 * {@code main()}, belong to it.
 */
public final class Tokens {
    private static final String NAME = "\\p{L}[\\p{L}\\p{M}\\p{N}_.-]*";
    private static final Pattern KEY = Pattern.compile("(" + NAME + "):(?!:|//)");
    private static final String FIELD = "field";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int place;
    private int openGroups;

    private Tokens(String text) {
        this.text = text;
    }

    /**
     * The parts of a text; the last one is its end.
     *
     * @throws SyntaxException when a quote is not closed, or something follows the closing one
     */
    public static List<Token> of(String text) {
        return new Tokens(text).read();
    }

    /** Whether a text has no parts. */
    public static boolean isBlank(String text) {
        return text.chars().allMatch(Tokens::separates);
    }

    /** Whether a condition of this name can be written without {@code field:}. */
    public static boolean isKey(String name) {
        return name.matches(NAME) && !name.equalsIgnoreCase(FIELD);
    }

    private List<Token> read() {
        skipBlanks();
        while (place < text.length()) {
            next();
            skipBlanks();
        }
        tokens.add(Token.End.at(place));
        return tokens;
    }

    private void next() {
        char first = text.charAt(place);
        if (first == '(') {
            openGroups++;
            sign(Sign.Kind.OPEN);
        } else if (first == ')') {
            openGroups--;
            sign(Sign.Kind.CLOSE);
        } else if (first == '-' && negates()) {
            sign(Sign.Kind.NOT);
        } else {
            leaf();
        }
    }

    /** A minus alone and one before another, as in {@code --verbose}, are words. */
    private boolean negates() {
        return place + 1 < text.length() && !blank(place + 1) && text.charAt(place + 1) != '-';
    }

    private void sign(Sign.Kind kind) {
        int start = place++;
        tokens.add(new Sign(kind, since(start)));
    }

    private void leaf() {
        int start = place;
        Optional<String> key = key();
        SearchTree tree = key.isPresent() ? term(start, key.get()) : words(start);
        Place whole = since(start);
        tokens.add(operator(whole.written())
                .<Token>map(kind -> new Sign(kind, whole))
                .orElseGet(() -> new Token.Leaf(tree, whole)));
    }

    /** What was read from there. */
    private Place since(int start) {
        return new Place(start + 1, text.substring(start, place));
    }

    private static Optional<Sign.Kind> operator(String written) {
        return switch (written) {
            case "AND" -> Optional.of(Sign.Kind.AND);
            case "OR" -> Optional.of(Sign.Kind.OR);
            case "NOT" -> Optional.of(Sign.Kind.NOT);
            default -> Optional.empty();
        };
    }

    /** The key that begins here, and the place behind its colon. */
    private Optional<String> key() {
        Matcher matcher = KEY.matcher(text).region(place, text.length()).useTransparentBounds(true);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        place = matcher.end();
        return Optional.of(matcher.group(1));
    }

    private Words words(int start) {
        String words = quoted() ? quotation() : unquoted();
        return new Words(since(start), words);
    }

    private Term term(int start, String key) {
        if (!key.equalsIgnoreCase(FIELD)) {
            return new Term(new Place(start + 1, key), key, false, value());
        }
        String name = quoted() ? quotation(":<>") : fieldName();
        Place named = since(start);
        if (place < text.length() && text.charAt(place) == ':') {
            place++;
        }
        return new Term(named, name, true, value());
    }

    private String fieldName() {
        int start = place;
        while (place < text.length() && !blank(place) && ":<>)".indexOf(text.charAt(place)) < 0) {
            place++;
        }
        return text.substring(start, place);
    }

    private Value value() {
        int start = place;
        Operator operator = Operator.at(text, place);
        place += operator.sign().length();
        boolean quoted = quoted();
        String value = quoted ? quotation() : unquoted();
        return new Value(since(start), operator, value, quoted);
    }

    private boolean quoted() {
        return place < text.length() && text.charAt(place) == '"';
    }

    private String quotation() {
        return quotation("");
    }

    /**
     * What is between quotes; a quote or a backslash that is meant itself has a backslash before it.
     *
     * @param followers which characters may follow the closing quote, beside blanks and a parenthesis
     */
    private String quotation(String followers) {
        int start = place++;
        StringBuilder quotation = new StringBuilder();
        while (place < text.length() && text.charAt(place) != '"') {
            if (isEscape(text, place)) {
                place++;
            }
            quotation.append(text.charAt(place++));
        }
        if (place == text.length()) {
            Token.End end = Token.End.at(place);
            throw SyntaxException.found(
                    end.shown(), end.place(), "the quote that closes the one at column " + (start + 1), List.of("\""));
        }
        place++;
        if (place < text.length() && !blank(place) && (")" + followers).indexOf(text.charAt(place)) < 0) {
            Place next = new Place(place + 1, text.substring(place, text.offsetByCodePoints(place, 1)));
            throw SyntaxException.found(
                    next.written(), next, "a blank behind the quote", List.of(Expected.BLANK, Expected.END));
        }
        return quotation.toString();
    }

    /** Whether inside of quotes a backslash at this place takes its meaning from the character behind it. */
    public static boolean isEscape(String text, int place) {
        return text.charAt(place) == '\\' && place + 1 < text.length() && "\"\\".indexOf(text.charAt(place + 1)) >= 0;
    }

    private String unquoted() {
        int start = place;
        int open = 0;
        while (place < text.length() && !blank(place)) {
            char here = text.charAt(place);
            if (here == ')' && open == 0 && openGroups > 0) {
                break;
            }
            open += here == '(' ? 1 : here == ')' && open > 0 ? -1 : 0;
            place++;
        }
        return text.substring(start, place);
    }

    private void skipBlanks() {
        while (place < text.length() && blank(place)) {
            place++;
        }
    }

    private boolean blank(int at) {
        return separates(text.charAt(at));
    }

    private static boolean separates(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }
}
