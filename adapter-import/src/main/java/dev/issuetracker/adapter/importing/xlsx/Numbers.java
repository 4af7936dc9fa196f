package dev.issuetracker.adapter.importing.xlsx;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.jspecify.annotations.Nullable;

/** Shows numbers as the spreadsheet program does: dates as dates, whole numbers without a fraction. */
final class Numbers {
    /** Longer than any number that a program writes; what is longer is shown as it stands. */
    private static final int MAX_DIGITS = 40;

    private static final MathContext AS_EXCEL = new MathContext(15);
    private static final double PLAIN_BELOW = 1e21;
    private static final double PLAIN_ABOVE = 1e-9;

    private final List<Integer> styles;
    private final Map<Integer, String> formats;
    private final boolean from1904;
    private final DataFormatter formatter = new DataFormatter(Locale.ROOT);

    Numbers(List<Integer> styles, Map<Integer, String> formats, boolean from1904) {
        this.styles = styles;
        this.formats = formats;
        this.from1904 = from1904;
    }

    /**
     * The text of a number cell.
     *
     * @param style as the cell writes it; null when it has none
     */
    String show(String number, @Nullable String style) {
        if (number.isEmpty() || number.length() > MAX_DIGITS) {
            return number;
        }
        double value;
        try {
            value = Double.parseDouble(number);
        } catch (NumberFormatException e) {
            return number;
        }
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return number;
        }
        int id = format(style);
        String code = formats.get(id);
        if (code == null) {
            code = BuiltinFormats.getBuiltinFormat(id);
        }
        if (code == null || code.equals("@") || code.equalsIgnoreCase("General")) {
            return plain(value);
        }
        try {
            return formatter.formatRawCellContents(value, id, code, from1904);
        } catch (RuntimeException e) {
            // A format that POI does not understand, among the many that exist, costs the look and not the value.
            return plain(value);
        }
    }

    private int format(@Nullable String style) {
        if (style == null) {
            return 0;
        }
        try {
            int index = Integer.parseInt(style);
            return index >= 0 && index < styles.size() ? styles.get(index) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String plain(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(AS_EXCEL).stripTrailingZeros();
        double size = Math.abs(value);
        return size < PLAIN_BELOW && size > PLAIN_ABOVE ? rounded.toPlainString() : rounded.toString();
    }
}
