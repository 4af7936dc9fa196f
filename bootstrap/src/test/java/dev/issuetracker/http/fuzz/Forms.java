package dev.issuetracker.http.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** Forms with files: tables of issues, good ones and damaged ones. */
final class Forms {
    private static final List<String> NAMES = List.of(
            "issues.csv", "issues.xlsx", "ISSUES.CSV", "issues.txt", "issues", "", "a/b\\c.csv", ".csv", "\u00e9.csv");

    private final Random random;

    Forms(Random random) {
        this.random = random;
    }

    /** Makes the request's body a form with a file, mostly a good one. */
    void fill(Draft draft, List<String> parts) {
        boolean workbook = random.nextInt(3) == 0;
        byte[] file = workbook ? workbook() : csv().getBytes(StandardCharsets.UTF_8);
        String name = workbook ? "issues.xlsx" : "issues.csv";
        String part = parts.isEmpty() ? "file" : Oddities.pick(parts, random);
        String boundary = "fuzz";
        String sent = boundary;
        switch (random.nextInt(16)) {
            case 0 -> name = Oddities.pick(NAMES, random);
            case 1 -> part = Oddities.pick(List.of("", "File", "nonsense", "file\u0000"), random);
            case 2 -> sent = Oddities.pick(List.of("other", "\"fuzz", "fuz", ""), random);
            case 3 -> file = java.util.Arrays.copyOf(file, random.nextInt(file.length));
            case 4 -> {
                for (int i = 0; i < 5; i++) {
                    file[random.nextInt(file.length)] = (byte) random.nextInt(256);
                }
            }
            case 5 -> file = new byte[0];
            default -> {
                // Good as it is.
            }
        }
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        for (int i = random.nextInt(12) == 0 ? random.nextInt(2, 30) : 1; i > 0; i--) {
            write(
                    form,
                    "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\"" + name
                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
            form.writeBytes(file);
            write(form, "\r\n");
        }
        if (random.nextInt(20) > 0) {
            write(form, "--" + boundary + "--\r\n");
        }
        draft.header("Content-Type", "multipart/form-data; boundary=" + sent);
        draft.body(form.toByteArray());
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private String csv() {
        StringBuilder csv = new StringBuilder("title,description,status,labels,assignee\n");
        for (int i = random.nextInt(5); i >= 0; i--) {
            csv.append("Row ")
                    .append(i)
                    .append(",As seen.,")
                    .append(cell("open"))
                    .append(",,\n");
        }
        if (random.nextInt(4) == 0) {
            csv.append('"').append(Oddities.text(random).replace("\"", "\"\"")).append("\",\"two\nlines\",open,,\n");
        }
        return csv.toString();
    }

    private String cell(String good) {
        return random.nextInt(6) == 0 ? Oddities.pick(List.of("", "OPEN", "nonsense", "=1+1"), random) : good;
    }

    private byte[] workbook() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SXSSFWorkbook workbook = new SXSSFWorkbook()) {
            Sheet sheet = workbook.createSheet();
            write(sheet.createRow(0), List.of("title", "description", "status", "labels"));
            write(sheet.createRow(random.nextInt(1, 4)), List.of("Row", "As seen.", cell("open"), ""));
            workbook.write(out);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        return out.toByteArray();
    }

    private static void write(Row row, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            row.createCell(i).setCellValue(cells.get(i));
        }
    }
}
