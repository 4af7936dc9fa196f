package dev.issuetracker.application.search.syntax;

/** What the value of a condition is to what the issue has. */
public enum Operator {
    // The longer sign first: one begins like the other.
    AT_MOST("<="),
    AT_LEAST(">="),
    LESS("<"),
    GREATER(">"),
    IS("");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    /** As it is written before a value; empty for {@link #IS}. */
    public String sign() {
        return sign;
    }

    /** The operator whose sign is at this place; {@link #IS} without one. */
    public static Operator at(String text, int place) {
        for (Operator operator : values()) {
            if (text.startsWith(operator.sign, place)) {
                return operator;
            }
        }
        return IS;
    }
}
