package dev.issuetracker.adapter.importing.xlsx.format;

/**
 * For which numbers a section is meant, where its code says so, as in {@code [>=100]}.
 *
 * @param operator empty for a section that does not say it
 */
record Condition(String operator, double limit) {
    static final Condition NONE = new Condition("", 0);

    static Condition of(String text) {
        int digits = 1;
        while (digits < text.length() && "<>=".indexOf(text.charAt(digits)) >= 0) {
            digits++;
        }
        try {
            return new Condition(text.substring(0, digits), Double.parseDouble(text.substring(digits)));
        } catch (NumberFormatException e) {
            return NONE;
        }
    }

    boolean any() {
        return !operator.isEmpty();
    }

    boolean holds(double value) {
        return switch (operator) {
            case "<" -> value < limit;
            case "<=" -> value <= limit;
            case ">" -> value > limit;
            case ">=" -> value >= limit;
            case "=" -> value == limit;
            case "<>" -> value != limit;
            default -> true;
        };
    }

    /** Whether it holds for negative numbers alone, which then are shown without their sign. */
    boolean onlyNegative() {
        return operator.startsWith("<") && !operator.equals("<>") && limit <= 0;
    }
}
