package dev.issuetracker.application.search;

import dev.issuetracker.application.search.syntax.SearchTree.Term;
import dev.issuetracker.application.search.syntax.SearchTree.Value;
import dev.issuetracker.application.search.syntax.SyntaxException;
import dev.issuetracker.application.search.syntax.Token;
import dev.issuetracker.application.search.syntax.Token.Sign;
import dev.issuetracker.application.search.syntax.Tokens;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is being written at a place of a search.
 *
 * @param from where it begins, from 0
 * @param to where it ends, which may be behind the place
 * @param begun what is there before the place, without a quote; null where nothing can be suggested
 * @param term the condition whose value it is; null when it is a key, or the name of a field
 * @param ofField whether it is a name behind {@code field:}
 */
record Caret(
        int from, int to, @Nullable String begun, @Nullable Term term, boolean ofField) {
    private static final String FIELD = "field:";

    static Caret in(String text, int at) {
        String before = text.substring(0, at);
        if (text.length() > SearchReader.MAX_LENGTH) {
            return nothing(at);
        }
        try {
            return in(text, before, Tokens.of(before), false);
        } catch (SyntaxException insideQuotes) {
            return in(text, before, closed(before), true);
        }
    }

    /** The parts of a text whose last quote is not closed yet. */
    private static List<Token> closed(String before) {
        try {
            return Tokens.of(before + '"');
        } catch (SyntaxException nothingToGoOnWith) {
            return List.of(Token.End.at(0));
        }
    }

    private static Caret in(String text, String before, List<Token> tokens, boolean quoted) {
        int at = before.length();
        boolean between =
                !quoted && (before.isEmpty() || before.substring(at - 1).isBlank());
        if (between) {
            return key(at, at, "");
        }
        Token last = tokens.size() < 2 ? tokens.get(0) : tokens.get(tokens.size() - 2);
        int start = last.column() - 1;
        if (last instanceof Sign) {
            return last.place().written().length() == 1 ? key(at, at, "") : nothing(at);
        } else if (!(last instanceof Token.Leaf leaf)) {
            return nothing(at);
        } else if (leaf.tree() instanceof Term term) {
            return in(text, at, start, term, quoted);
        }
        String word = before.substring(start);
        return word.startsWith("\"") ? nothing(at) : key(start, end(text, at, ":"), word);
    }

    private static Caret in(String text, int at, int start, Term term, boolean quoted) {
        Value value = term.value();
        int valueAt = value.column() - 1;
        if (valueAt > at || (!quoted && isName(text, at, term, valueAt))) {
            int end = quoted ? pastColon(text, closing(text, at)) : end(text, at, ":");
            return new Caret(start + FIELD.length(), end, term.key(), null, true);
        }
        int end = quoted ? closing(text, at) : end(text, at, "");
        return new Caret(valueAt, end, value.text(), term, false);
    }

    /** Whether what ends at the place is the name of a field, and no value behind it was begun. */
    private static boolean isName(String text, int at, Term term, int valueAt) {
        return term.ofField()
                && term.value().text().isEmpty()
                && (term.key().isEmpty() ? valueAt == at : ":<>=".indexOf(text.charAt(at - 1)) < 0);
    }

    private static Caret key(int from, int to, String begun) {
        return new Caret(from, to, begun, null, false);
    }

    private static Caret nothing(int at) {
        return new Caret(at, at, null, null, false);
    }

    /** Where the word ends that goes on behind the place, with the sign that ends it too if it is one of these. */
    private static int end(String text, int at, String signs) {
        int end = at;
        while (end < text.length() && !text.substring(end, end + 1).isBlank() && text.charAt(end) != ')') {
            if (signs.indexOf(text.charAt(end++)) >= 0) {
                return end;
            }
        }
        return end;
    }

    /** Where the quotation ends that goes on at the place; the place itself if it does not end. */
    private static int closing(String text, int at) {
        for (int next = at; next < text.length(); next++) {
            if (text.charAt(next) == '"') {
                return next + 1;
            } else if (Tokens.isEscape(text, next)) {
                next++;
            }
        }
        return at;
    }

    private static int pastColon(String text, int at) {
        return text.startsWith(":", at) ? at + 1 : at;
    }
}
