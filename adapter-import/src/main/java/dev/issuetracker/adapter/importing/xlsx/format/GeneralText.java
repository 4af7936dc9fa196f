package dev.issuetracker.adapter.importing.xlsx.format;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as a person writes them: whole ones without a fraction, and with the digits that a spreadsheet keeps. */
public final class GeneralText {
    private static final MathContext AS_EXCEL = new MathContext(15);
    private static final double PLAIN_BELOW = 1e21;
    private static final double PLAIN_ABOVE = 1e-9;

    private GeneralText() {}

    public static String show(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = rounded(value).stripTrailingZeros();
        double size = Math.abs(value);
        return size < PLAIN_BELOW && size > PLAIN_ABOVE ? rounded.toPlainString() : rounded.toString();
    }

    static BigDecimal rounded(double value) {
        return new BigDecimal(value).round(AS_EXCEL);
    }
}
