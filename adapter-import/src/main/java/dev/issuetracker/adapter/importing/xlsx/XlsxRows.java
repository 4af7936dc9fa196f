package dev.issuetracker.adapter.importing.xlsx;

import dev.issuetracker.adapter.importing.file.FileExceptions;
import dev.issuetracker.adapter.importing.file.FileRows;
import dev.issuetracker.adapter.importing.file.Limits;
import dev.issuetracker.adapter.importing.file.TemporaryFileException;
import dev.issuetracker.adapter.importing.file.TextSource;
import dev.issuetracker.domain.error.TrackerException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXNotRecognizedException;
import org.xml.sax.XMLReader;

/** Rows of a workbook's first visible sheet, by POI's event model and with nothing of the workbook in memory but a row. */
public final class XlsxRows {
    private static final String DAMAGED =
            "The workbook is damaged or none; open it in your spreadsheet program, save it as .xlsx and send that.";

    private static final List<String> ENTITY_LIMITS = List.of(
            "http://www.oracle.com/xml/jaxp/properties/totalEntitySizeLimit",
            "http://www.oracle.com/xml/jaxp/properties/maxGeneralEntitySizeLimit");

    private XlsxRows() {}

    public static void read(Path path, Limits limits, Path temporary, FileRows rows) {
        try (WorkbookZip zip = WorkbookZip.open(path)) {
            try {
                read(zip, limits, temporary, rows);
            } catch (IOException | OpenXML4JException | SAXException | RuntimeException | StackOverflowError e) {
                rows.rethrow();
                zip.rethrow();
                throw e;
            }
        } catch (TrackerException | TemporaryFileException e) {
            throw e;
        } catch (IOException | OpenXML4JException | SAXException | RuntimeException | StackOverflowError e) {
            rows.rethrow();
            throw FileExceptions.unreadable(DAMAGED, e);
        }
    }

    private static void read(WorkbookZip zip, Limits limits, Path temporary, FileRows rows)
            throws IOException, OpenXML4JException, SAXException {
        // Never closed: the archive, which is all that it holds, is closed by its opener.
        Parts parts = new Parts(OPCPackage.open(zip));
        zip.opened(limits.unpackedBytes());
        WorkbookHandler workbook = new WorkbookHandler(parts::isWorksheet);
        parse(parts.getWorkbookData(), workbook, limits);
        String sheet = workbook.sheet();
        if (sheet == null) {
            throw FileExceptions.unreadable(
                    "The file holds no visible sheet with cells; save the table as an Excel workbook.");
        }
        try (DiskStrings strings = new DiskStrings(temporary)) {
            PackagePart texts = parts.related("/sharedStrings");
            if (texts != null) {
                parse(texts.getInputStream(), new StringsHandler(strings, limits), limits);
            }
            Numbers numbers = numbers(parts.related("/styles"), workbook.from1904(), limits);
            parse(parts.getSheet(sheet), new SheetHandler(strings, numbers, limits, rows), limits);
        }
    }

    private static Numbers numbers(@Nullable PackagePart part, boolean from1904, Limits limits)
            throws IOException, SAXException {
        if (part == null) {
            return new Numbers(List.of(), Map.of(), from1904);
        }
        StylesHandler styles = new StylesHandler();
        parse(part.getInputStream(), styles, limits);
        return new Numbers(styles.styles(), styles.formats(), from1904);
    }

    private static void parse(InputStream part, SafeHandler handler, Limits limits) throws IOException, SAXException {
        try (XmlText text = new XmlText(new TextSource(part), limits.rowCharacters())) {
            XMLReader xml = XMLHelper.newXMLReader();
            xml.setContentHandler(handler);
            xml.setErrorHandler(handler);
            uncounted(xml);
            xml.parse(new InputSource(text));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Lifts the parser's limits on entities, which also count each escaped ampersand: a large sheet may hold any number of those, and
     * a document that declares entities of its own is refused as such.
     */
    private static void uncounted(XMLReader xml) throws SAXException {
        for (String limit : ENTITY_LIMITS) {
            try {
                xml.setProperty(limit, "0");
            } catch (SAXNotRecognizedException e) {
                // Not the JDK's parser, so that it does not have the JDK's limits.
                return;
            }
        }
    }

    /** Finds the parts by what their links say they are, in either dialect of the format. */
    private static final class Parts extends XSSFReader {
        Parts(OPCPackage pkg) throws IOException, OpenXML4JException {
            super(pkg, true);
            if (workbookPart == null) {
                throw new InvalidFormatException("no workbook");
            }
        }

        boolean isWorksheet(String id) {
            PackageRelationship link = workbookPart.getRelationship(id);
            return link != null && link.getRelationshipType().endsWith("/worksheet");
        }

        @Nullable
        PackagePart related(String type) throws InvalidFormatException {
            for (PackageRelationship link : workbookPart.getRelationships()) {
                if (link.getRelationshipType().endsWith(type)) {
                    return workbookPart.getRelatedPart(link);
                }
            }
            return null;
        }
    }
}
