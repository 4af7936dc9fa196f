package dev.issuetracker.adapter.importing.xlsx;

import dev.issuetracker.adapter.importing.file.CellValue;
import dev.issuetracker.adapter.importing.xlsx.format.FormatCode;
import dev.issuetracker.adapter.importing.xlsx.format.GeneralText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.jspecify.annotations.Nullable;

/**
 * Shows numbers as the spreadsheet program does. Where that depends on the reader's country, days are shown as ISO 8601
 * has them, such as 2026-11-26.
 */
final class Numbers {
    /** Longer than any number that a program writes; what is longer is shown as it is written. */
    private static final int MAX_DIGITS = 40;

    private static final int KEPT_CODES = 256;

    private static final String DAY = "yyyy-mm-dd";
    private static final String TIME = "h:mm";
    private static final int SHORT_DAY = 14;
    private static final int SHORT_DAY_AND_TIME = 22;

    private final List<Integer> styles;
    private final Map<Integer, String> formats;
    private final boolean from1904;
    private final Map<String, FormatCode> codes = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, FormatCode> eldest) {
            return size() > KEPT_CODES;
        }
    };

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
        double value = parsed(number);
        if (Double.isNaN(value)) {
            return number;
        }
        String code = code(format(style), value);
        if (general(code)) {
            return GeneralText.show(value);
        }
        try {
            return codes.computeIfAbsent(code, FormatCode::of)
                    .show(value, from1904)
                    .orElseGet(() -> GeneralText.show(value));
        } catch (RuntimeException e) {
            // A format that nobody understands costs the look and not the value.
            return GeneralText.show(value);
        }
    }

    /**
     * What a number cell holds; empty when only what it shows says that.
     *
     * @param style as the cell writes it; null when it has none
     */
    Optional<CellValue> value(String number, @Nullable String style) {
        double value = parsed(number);
        if (Double.isNaN(value)) {
            return Optional.empty();
        }
        String code = code(format(style), value);
        if (general(code)) {
            return Optional.of(new CellValue(CellValue.Kind.NUMBER, GeneralText.show(value)));
        }
        try {
            return codes.computeIfAbsent(code, FormatCode::of).value(value, from1904);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static boolean general(String code) {
        return code.isEmpty() || code.equals("@") || code.equalsIgnoreCase("General");
    }

    /** Not a number when the text is none, or endless. */
    private static double parsed(String number) {
        if (number.isEmpty() || number.length() > MAX_DIGITS) {
            return Double.NaN;
        }
        try {
            double value = Double.parseDouble(number);
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private String code(int id, double value) {
        String code = formats.get(id);
        if (code != null) {
            return code;
        }
        if (id == SHORT_DAY) {
            return DAY;
        }
        if (id == SHORT_DAY_AND_TIME) {
            return DAY + " " + TIME;
        }
        if (dependsOnCountry(id)) {
            return value < 1 ? TIME : DAY;
        }
        String builtIn = BuiltinFormats.getBuiltinFormat(id);
        return builtIn == null ? "" : builtIn;
    }

    /** The days and times of East Asian spreadsheets, which differ from one country to the other. */
    private static boolean dependsOnCountry(int id) {
        return (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
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
}
