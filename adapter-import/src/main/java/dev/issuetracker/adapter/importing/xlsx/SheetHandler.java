package dev.issuetracker.adapter.importing.xlsx;

import dev.issuetracker.adapter.importing.file.CellValue;
import dev.issuetracker.adapter.importing.file.FileExceptions;
import dev.issuetracker.adapter.importing.file.FileRow;
import dev.issuetracker.adapter.importing.file.FileRows;
import dev.issuetracker.adapter.importing.file.Limits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** The cells of one sheet, handed on row by row. */
final class SheetHandler extends SafeHandler {
    /** Excel has 1,048,576; what is beyond ten digits is no row of anything. */
    private static final int MAX_ROW_DIGITS = 10;

    private static final int LETTERS = 26;
    /** What nobody reads in two ways, and most numbers are. */
    private static final Pattern PLAIN = Pattern.compile("\\d+");

    private final DiskStrings strings;
    private final Numbers numbers;
    private final CellTexts texts;
    private final Limits limits;
    private final FileRows rows;

    private final RichText inline;
    private final StringBuilder value = new StringBuilder();
    private boolean inData;
    private boolean inCell;
    private boolean inValue;
    private boolean inInline;
    private String type = "n";
    private @Nullable String style;
    private long row;
    private int column;
    private List<String> cells = new ArrayList<>();
    private Map<Integer, String> errorCells = new HashMap<>();
    private Map<Integer, CellValue> values = new HashMap<>();
    private int filled;
    private long characters;

    SheetHandler(DiskStrings strings, Numbers numbers, CellTexts texts, Limits limits, FileRows rows) {
        this.strings = strings;
        this.numbers = numbers;
        this.texts = texts;
        this.limits = limits;
        this.rows = rows;
        this.inline = new RichText(limits);
    }

    @Override
    void begin(String name, Attributes attributes) {
        if (name.equals("sheetData")) {
            inData = true;
        } else if (!inData) {
            return;
        } else if (name.equals("row")) {
            row = rowNumber(attributes.getValue("r"));
            column = -1;
            cells = new ArrayList<>(Math.min(filled, limits.columns()));
            errorCells = new HashMap<>();
            values = new HashMap<>();
            characters = 0;
        } else if (name.equals("c")) {
            inCell = true;
            column = columnNumber(attributes.getValue("r"));
            type = attributes.getValue("t") == null ? "n" : attributes.getValue("t");
            style = attributes.getValue("s");
            value.setLength(0);
            inline.clear();
        } else if (name.equals("v")) {
            inValue = inCell;
        } else if (name.equals("is")) {
            inInline = inCell;
        } else if (inInline) {
            inline.begin(name);
        }
    }

    @Override
    void text(char[] from, int start, int length) {
        if (inValue) {
            value.append(from, start, length);
            if (characters + value.length() > limits.rowCharacters()) {
                throw FileExceptions.rowTooLong(row, limits, "shorten its cells");
            }
        } else if (inInline && !inline.text(from, start, length)) {
            throw FileExceptions.rowTooLong(row, limits, "shorten its cells");
        }
    }

    @Override
    void end(String name) {
        if (!inData) {
            return;
        }
        if (name.equals("row")) {
            filled = cells.size();
            rows.take(new FileRow(row, cells, errorCells, values));
        } else if (name.equals("c")) {
            inCell = false;
            put(shown());
        } else if (name.equals("v")) {
            inValue = false;
        } else if (name.equals("is")) {
            inInline = false;
        } else if (inInline) {
            inline.end(name);
        } else if (name.equals("sheetData")) {
            inData = false;
        }
    }

    private void put(String cell) {
        if (cell.isEmpty()) {
            return;
        }
        if (column >= limits.columns()) {
            throw FileExceptions.tooManyColumns(row, limits);
        }
        characters += cell.length();
        texts.add(cell.length());
        if (characters > limits.rowCharacters()) {
            throw FileExceptions.rowTooLong(row, limits, "shorten its cells");
        }
        while (cells.size() <= column) {
            cells.add("");
        }
        cells.set(column, cell);
        if (type.equals("e")) {
            errorCells.put(column, name(column) + row);
        } else if (type.equals("n")) {
            numbers.value(value.toString().strip(), style)
                    .filter(held ->
                            !held.text().equals(cell) || !PLAIN.matcher(cell).matches())
                    .ifPresent(held -> values.put(column, held));
        }
    }

    /** The letters of a column. */
    private static String name(int column) {
        StringBuilder letters = new StringBuilder();
        for (int left = column + 1; left > 0; left = (left - 1) / LETTERS) {
            letters.insert(0, (char) ('A' + (left - 1) % LETTERS));
        }
        return letters.toString();
    }

    private String shown() {
        String raw = value.toString();
        return switch (type) {
            case "s" -> RichText.unescape(shared(raw.strip()));
            case "inlineStr" -> RichText.unescape(inline.toString());
            case "str" -> RichText.unescape(raw);
            case "b" -> truth(raw.strip());
            case "n" -> numbers.show(raw.strip(), style);
            default -> raw;
        };
    }

    private static String truth(String raw) {
        return switch (raw) {
            case "" -> "";
            case "0", "false" -> "FALSE";
            default -> "TRUE";
        };
    }

    private String shared(String index) {
        if (index.isEmpty()) {
            return "";
        }
        try {
            long number = Long.parseLong(index);
            if (number >= 0 && number < strings.size()) {
                String text = strings.get(number);
                texts.refer(text.length());
                return text;
            }
        } catch (NumberFormatException e) {
            throw damaged("a text that is no number", e);
        }
        throw damaged("a text that is not there", null);
    }

    private RuntimeException damaged(String what, @Nullable Throwable cause) {
        return FileExceptions.unreadable(
                "The workbook is damaged: row " + row + " refers to " + what + "; save and send it again.", cause);
    }

    private long rowNumber(@Nullable String written) {
        if (written == null) {
            return row + 1;
        }
        try {
            long number = written.length() > MAX_ROW_DIGITS ? 0 : Long.parseLong(written);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw FileExceptions.unreadable(
                    "The workbook is damaged: a row after row " + row + " has no valid number.", e);
        }
        throw FileExceptions.unreadable("The workbook is damaged: a row after row " + row + " has no valid number.");
    }

    /** The column, from 0, of a reference such as {@code B7}; beyond the limit it only tells that it is beyond. */
    private int columnNumber(@Nullable String reference) {
        if (reference == null) {
            return column + 1;
        }
        int number = 0;
        int letters = 0;
        while (letters < reference.length()) {
            char c = Character.toUpperCase(reference.charAt(letters));
            if (c < 'A' || c > 'Z') {
                break;
            }
            number = Math.min(number * LETTERS + (c - 'A' + 1), limits.columns() + 1);
            letters++;
        }
        return letters == 0 ? column + 1 : number - 1;
    }
}
