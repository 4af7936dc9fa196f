package dev.issuetracker.application.search;

/** The smallest part of a search that means something. Columns count from 1. */
sealed interface Token {
    int column();

    /** What it is, for a message. */
    String shown();

    /** One of the signs and words that combine conditions. */
    record Sign(Kind kind, int column, String shown) implements Token {
        enum Kind {
            OPEN,
            CLOSE,
            AND,
            OR,
            NOT
        }
    }

    /** A word or a condition. */
    record Leaf(SearchTree tree, int column, String shown) implements Token {}

    /** Behind the last one. */
    record End(int column) implements Token {
        @Override
        public String shown() {
            return "the end";
        }
    }
}
