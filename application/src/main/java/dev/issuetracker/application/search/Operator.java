package dev.issuetracker.application.search;

/** What the value of a condition is to what the issue has. */
enum Operator {
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

    String sign() {
        return sign;
    }

    /** The operator whose sign is at this place; {@link #IS} without one. */
    static Operator at(String text, int place) {
        for (Operator operator : values()) {
            if (text.startsWith(operator.sign, place)) {
                return operator;
            }
        }
        return IS;
    }
}
