package dev.issuetracker.adapter.importing.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;

/**
 * What the zip of an archive is made of: a manifest, then a file of JSON Lines for each table, then how many rows each
 * of them has. That comes last because it is known last. The manifest names it, so that it is missed when it is gone.
 */
final class ArchiveFormat {
    static final String MANIFEST = "manifest.json";
    static final String COUNTS = "counts.json";
    static final String NAME = "issue-tracker-export";
    /** Raised when a reader of before would misunderstand what is written. */
    static final long VERSION = 1;

    static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private ArchiveFormat() {}

    /** The file of a table. */
    static String entry(String table) {
        return table + ".jsonl";
    }
}
