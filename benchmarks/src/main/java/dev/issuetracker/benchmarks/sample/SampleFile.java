package dev.issuetracker.benchmarks.sample;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Issues in a file that can be imported into a tracker that the generator filled. */
public final class SampleFile {
    private static final List<String> COLUMNS = List.of("title", "description", "status", "labels", "assignee");

    private static final String PARTS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Override PartName="/xl/workbook.xml"
             ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
            <Override PartName="/xl/worksheets/sheet1.xml"
             ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
            </Types>
            """;

    private static final String RELATIONSHIP = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
             Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/></Relationships>
            """;

    private static final String WORKBOOK = """
            <?xml version="1.0" encoding="UTF-8"?>
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
             xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
            <sheets><sheet name="Issues" sheetId="1" r:id="rId1"/></sheets></workbook>
            """;

    private SampleFile() {}

    /** Writes so many issues; the ending of the file's name, {@code .csv} or {@code .xlsx}, says how. */
    public static void write(Path file, int rows) throws IOException {
        if (file.toString().endsWith(".xlsx")) {
            workbook(file, rows);
        } else {
            table(file, rows);
        }
    }

    private static void table(Path file, int rows) throws IOException {
        SampleIssue.Source source = new SampleIssue.Source(rows);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(String.join(",", COLUMNS) + "\n");
            for (int i = 0; i < rows; i++) {
                // No sample holds a quotation mark.
                out.write(cells(source.issue(i)).stream()
                        .map(cell -> '"' + cell + '"')
                        .collect(Collectors.joining(",", "", "\n")));
            }
        }
    }

    private static void workbook(Path file, int rows) throws IOException {
        SampleIssue.Source source = new SampleIssue.Source(rows);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
                Writer out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8))) {
            part(zip, out, "[Content_Types].xml", PARTS);
            part(zip, out, "_rels/.rels", RELATIONSHIP.formatted("officeDocument", "xl/workbook.xml"));
            part(zip, out, "xl/workbook.xml", WORKBOOK);
            part(zip, out, "xl/_rels/workbook.xml.rels", RELATIONSHIP.formatted("worksheet", "worksheets/sheet1.xml"));
            part(zip, out, "xl/worksheets/sheet1.xml", """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
                    """);
            out.write(row(COLUMNS));
            for (int i = 0; i < rows; i++) {
                out.write(row(cells(source.issue(i))));
            }
            out.write("</sheetData></worksheet>");
        }
    }

    /** Begins a part; what is written next continues it. */
    private static void part(ZipOutputStream zip, Writer out, String name, String text) throws IOException {
        out.flush();
        zip.putNextEntry(new ZipEntry(name));
        out.write(text);
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>")
                .collect(Collectors.joining("", "<row>", "</row>\n"));
    }

    private static List<String> cells(SampleIssue issue) {
        return List.of(
                issue.title(),
                issue.description(),
                issue.status(),
                issue.labels().stream().map(id -> "label" + id).collect(Collectors.joining(",")),
                issue.assignee() == null ? "" : "user" + issue.assignee());
    }
}
