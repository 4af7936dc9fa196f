package dev.issuetracker.application.search.syntax;

import dev.issuetracker.application.search.syntax.Token.Sign;
import dev.issuetracker.application.search.syntax.Token.Sign.Kind;
import java.util.ArrayList;
import java.util.List;

/** Makes a tree of a search. NOT binds closer than AND, and AND, which need not be written, closer than OR. */
public final class SearchParser {
    /** How many words and conditions a search may have. */
    public static final int MAX_TERMS = 50;

    /** How deep parentheses and negations may be nested. */
    public static final int MAX_DEPTH = 20;

    private static final String OPERAND = "a word, a condition or (";

    private static final List<String> OPERANDS = List.of(Expected.WORD, Expected.CONDITION, "(");

    private final List<Token> tokens;
    private final List<SearchTree> ofWhole = new ArrayList<>();
    private int next;

    private SearchParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * The tree of a text that is not blank. What is about the whole search comes out of where it is written, so that OR
     * does not part it from the rest: the root is then an {@link SearchTree.All} that has it first.
     *
     * @throws SyntaxException when it is none
     */
    public static SearchTree parse(String text) {
        List<Token> tokens = Tokens.of(text);
        tokens.stream()
                .filter(Token.Leaf.class::isInstance)
                .skip(MAX_TERMS)
                .findFirst()
                .ifPresent(first -> {
                    throw new SyntaxException(
                            first.place(),
                            "too_many",
                            "A search has at most " + MAX_TERMS + " words and conditions, and here is one more.",
                            List.of(Expected.END));
                });
        SearchParser parser = new SearchParser(tokens);
        List<SearchTree> rest = parser.any(0);
        if (!(parser.peek() instanceof Token.End)) {
            throw parser.unexpected("a ( before it", List.of(Expected.WORD, Expected.CONDITION, Expected.END));
        }
        List<SearchTree> parts = new ArrayList<>(parser.ofWhole);
        parts.addAll(rest);
        return parts.size() == 1 ? parts.get(0) : new SearchTree.All(parts);
    }

    /** One tree, or none if all that is there is about the whole search. */
    private List<SearchTree> any(int depth) {
        List<SearchTree> parts = new ArrayList<>(all(depth));
        while (takes(Kind.OR)) {
            parts.addAll(all(depth));
        }
        return parts.size() < 2 ? parts : List.of(new SearchTree.Any(parts));
    }

    private List<SearchTree> all(int depth) {
        List<SearchTree> parts = new ArrayList<>();
        do {
            SearchTree part = operand(depth);
            (depth == 0 && isOfWhole(part) ? ofWhole : parts).add(part);
        } while (takes(Kind.AND) || beginsOperand());
        return parts.size() < 2 ? parts : List.of(new SearchTree.All(parts));
    }

    private boolean isOfWhole(SearchTree part) {
        return tokens.get(next - 1) instanceof Token.Leaf leaf
                && leaf.tree() == part
                && part instanceof SearchTree.Term term
                && SearchKey.of(term).filter(SearchKey::isOfWhole).isPresent();
    }

    private boolean beginsOperand() {
        return peek() instanceof Token.Leaf || is(Kind.OPEN) || is(Kind.NOT);
    }

    private SearchTree operand(int depth) {
        Token first = peek();
        if (depth > MAX_DEPTH) {
            throw new SyntaxException(
                    first.place(),
                    "too_deep",
                    "Parentheses and negations are nested at most " + MAX_DEPTH + " deep.",
                    List.of());
        }
        if (takes(Kind.NOT)) {
            return new SearchTree.Not(operand(depth + 1));
        }
        if (takes(Kind.OPEN)) {
            SearchTree group = any(depth + 1).get(0);
            if (!takes(Kind.CLOSE)) {
                throw unexpected("the ) of the ( at column " + first.column(), List.of(")"));
            }
            return group;
        }
        if (first instanceof Token.Leaf leaf) {
            next++;
            return leaf.tree();
        }
        throw unexpected(OPERAND, OPERANDS);
    }

    private SyntaxException unexpected(String wanted, List<String> expected) {
        return SyntaxException.found(peek().shown(), peek().place(), wanted, expected);
    }

    private Token peek() {
        return tokens.get(next);
    }

    private boolean is(Kind kind) {
        return peek() instanceof Sign sign && sign.kind() == kind;
    }

    private boolean takes(Kind kind) {
        boolean there = is(kind);
        next += there ? 1 : 0;
        return there;
    }
}
