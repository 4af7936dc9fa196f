package dev.issuetracker.adapter.importing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks written by hand, part by part, so that they can be wrong. */
public final class Workbook {
    public static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String LINKS = "http://schemas.openxmlformats.org/package/2006/relationships";
    public static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    public Workbook() {
        with(
                "[Content_Types].xml",
                "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                        + "<Default Extension='rels'"
                        + " ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
                        + "<Default Extension='xml' ContentType='application/xml'/>"
                        + "<Override PartName='/xl/workbook.xml' ContentType="
                        + "'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/></Types>");
        with(
                "_rels/.rels",
                links("<Relationship Id='r1' Type='" + OFFICE + "/officeDocument' Target='xl/workbook.xml'/>"));
        with(
                "xl/_rels/workbook.xml.rels",
                links("<Relationship Id='s1' Type='" + OFFICE + "/worksheet' Target='worksheets/sheet1.xml'/>"
                        + "<Relationship Id='s2' Type='" + OFFICE + "/worksheet' Target='worksheets/sheet2.xml'/>"
                        + "<Relationship Id='c1' Type='" + OFFICE + "/chartsheet' Target='chartsheets/sheet1.xml'/>"
                        + "<Relationship Id='t' Type='" + OFFICE + "/sharedStrings' Target='sharedStrings.xml'/>"
                        + "<Relationship Id='y' Type='" + OFFICE + "/styles' Target='styles.xml'/>"));
        sheets("<sheet name='A' sheetId='1' r:id='s1'/>");
        strings("");
        styles("<cellXfs><xf numFmtId='0'/></cellXfs>");
        rows("");
    }

    public static byte[] ofRows(String rows) {
        return new Workbook().rows(rows).zip();
    }

    public static String links(String inner) {
        return "<Relationships xmlns='" + LINKS + "'>" + inner + "</Relationships>";
    }

    public Workbook sheets(String sheets) {
        return with(
                "xl/workbook.xml",
                "<workbook xmlns='" + MAIN + "' xmlns:r='" + OFFICE + "'><sheets>" + sheets + "</sheets></workbook>");
    }

    public Workbook strings(String items) {
        return with("xl/sharedStrings.xml", "<sst xmlns='" + MAIN + "'>" + items + "</sst>");
    }

    public Workbook styles(String inner) {
        return with("xl/styles.xml", "<styleSheet xmlns='" + MAIN + "'>" + inner + "</styleSheet>");
    }

    public Workbook rows(String rows) {
        return sheet("xl/worksheets/sheet1.xml", rows);
    }

    public Workbook sheet(String part, String rows) {
        return with(part, "<worksheet xmlns='" + MAIN + "'><sheetData>" + rows + "</sheetData></worksheet>");
    }

    public Workbook with(String part, String text) {
        return with(part, text.getBytes(StandardCharsets.UTF_8));
    }

    public Workbook with(String part, byte[] bytes) {
        parts.put(part, bytes);
        return this;
    }

    public Workbook without(String part) {
        parts.remove(part);
        return this;
    }

    public List<String> names() {
        return List.copyOf(parts.keySet());
    }

    public byte[] part(String name) {
        return Objects.requireNonNull(parts.get(name));
    }

    public byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
