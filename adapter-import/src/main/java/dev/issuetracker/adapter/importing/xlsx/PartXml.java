package dev.issuetracker.adapter.importing.xlsx;

import dev.issuetracker.adapter.importing.file.Limits;
import dev.issuetracker.adapter.importing.file.TextSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.util.XMLHelper;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXNotRecognizedException;
import org.xml.sax.XMLReader;

/** Parses the XML of a part. */
final class PartXml {
    private static final List<String> ENTITY_LIMITS = List.of(
            "http://www.oracle.com/xml/jaxp/properties/totalEntitySizeLimit",
            "http://www.oracle.com/xml/jaxp/properties/maxGeneralEntitySizeLimit");

    private PartXml() {}

    static void parse(InputStream part, SafeHandler handler, Limits limits) throws IOException, SAXException {
        try (XmlText text = new XmlText(TextSource.marked(part), limits.rowCharacters())) {
            XMLReader xml = XMLHelper.newXMLReader();
            xml.setContentHandler(handler);
            xml.setErrorHandler(handler);
            uncounted(xml);
            xml.parse(new InputSource(text));
            // Only at its end does a part show whether it is the one that was packed.
            text.transferTo(Writer.nullWriter());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Lifts the parser's limits on entities, which also count each escaped ampersand: a large sheet may hold any number
     * of those, and a document that declares entities of its own is rejected as such.
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
}
