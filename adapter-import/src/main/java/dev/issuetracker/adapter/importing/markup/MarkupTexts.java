package dev.issuetracker.adapter.importing.markup;

import dev.issuetracker.application.importing.file.FileFacts;
import org.jspecify.annotations.Nullable;

/**
 * The descriptions and comments of a file, as Markdown where there is a way to it. What has no markup in it stays byte
 * by byte, and so does what costs too much. Counts both.
 */
public final class MarkupTexts {
    /** UTF-16 units of HTML of one file, so that the time that it takes has an end. */
    private static final long MAX_CHARACTERS = 16L << 20;

    private final @Nullable Markup markup;
    private long converted;
    private long unchanged;
    private long characters;

    /** @param markup of the file; null for Markdown, and for text without any */
    public MarkupTexts(@Nullable Markup markup) {
        this.markup = markup;
    }

    /** The text as the tracker is to have it. */
    public String markdown(String text) {
        if (markup == null || text.isBlank()) {
            return text;
        }
        if (markup != Markup.HTML) {
            unchanged++;
            return text;
        }
        if (!HtmlMarkdown.isIn(text)) {
            return text;
        }
        characters += text.length();
        String markdown =
                characters > MAX_CHARACTERS ? null : HtmlMarkdown.of(text).orElse(null);
        if (markdown == null) {
            unchanged++;
            return text;
        }
        converted++;
        return markdown;
    }

    /** What became of the texts so far; null when the file has no markup of its own. */
    public FileFacts.@Nullable Markup found() {
        return markup == null ? null : new FileFacts.Markup(markup.code(), converted, unchanged);
    }
}
