package dev.issuetracker.adapter.importing.zip;

/**
 * What messages call an archive and its parts.
 *
 * @param whole with its article, at the beginning of a sentence
 * @param part without one
 * @param fewer what its sender can do when it has too many parts
 * @param smaller what its sender can do when it unpacks to too much
 */
public record ZipWords(String whole, String part, String fewer, String smaller) {
    /** A workbook, whose sender never sees that it is an archive. */
    public static final ZipWords WORKBOOK = new ZipWords(
            "The workbook",
            "part",
            "copy the table into a new workbook and save that",
            "copy the table into a new workbook, or save it as \"CSV UTF-8\"");

    /** An archive of files that are imported together. */
    public static final ZipWords FILES = new ZipWords(
            "The archive", "file", "import the files in several parts", "import the files in several parts");

    String cutShort() {
        return whole + " is cut short; save and send it again.";
    }

    String damaged() {
        return whole + " is damaged; save and send it again.";
    }

    String tooMany() {
        return whole + " has too many " + part + "s; " + fewer + ".";
    }
}
