package dev.issuetracker.adapter.importing.writing;

import dev.issuetracker.application.exporting.TableWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a workbook with one sheet, in which every cell is a text and whose first row stays in sight when one scrolls.
 * Each row is sent when it is written; a workbook that was not completed lacks its directory, so that nobody can open
 * it.
 */
public final class XlsxTable implements TableWriter {
    private static final int LETTERS = 26;
    /** A ninth more than at level 6, in less than half of the time. */
    private static final int LEVEL = 3;

    private final Packing zip;
    private final SheetRoom room = new SheetRoom();

    /** Begins a workbook. */
    public XlsxTable(OutputStream out) {
        this.zip = new Packing(out);
        try {
            for (WorkbookPart part : WorkbookPart.values()) {
                zip.putNextEntry(new ZipEntry(part.path()));
                print(part.text());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** An archive that can be given up without being completed. */
    private static final class Packing extends ZipOutputStream {
        Packing(OutputStream out) {
            super(out, StandardCharsets.UTF_8);
            setLevel(LEVEL);
        }

        void release() {
            def.end();
        }
    }

    @Override
    public void write(List<String> cells) {
        room.write(cells);
        StringBuilder xml = new StringBuilder();
        xml.append("<row r=\"").append(room.rows()).append("\">");
        for (int i = 0; i < cells.size(); i++) {
            append(i, cells.get(i), xml);
        }
        print(xml.append("</row>").toString());
    }

    private void append(int column, String text, StringBuilder xml) {
        if (text.isEmpty()) {
            return;
        }
        xml.append("<c r=\"");
        appendLetters(column, xml);
        xml.append(room.rows()).append("\" t=\"inlineStr\"><is><t");
        if (isSpace(text.charAt(0)) || isSpace(text.charAt(text.length() - 1))) {
            xml.append(" xml:space=\"preserve\"");
        }
        SheetText.append(text, xml.append('>'));
        xml.append("</t></is></c>");
    }

    private static boolean isSpace(char c) {
        return c <= ' ';
    }

    private static void appendLetters(int column, StringBuilder xml) {
        if (column >= LETTERS) {
            appendLetters(column / LETTERS - 1, xml);
        }
        xml.append((char) ('A' + column % LETTERS));
    }

    private void print(String text) {
        try {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void end() {
        print("</sheetData></worksheet>");
        try {
            zip.finish();
            zip.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        zip.release();
    }
}
