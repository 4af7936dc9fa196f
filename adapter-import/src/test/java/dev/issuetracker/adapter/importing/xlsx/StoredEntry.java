package dev.issuetracker.adapter.importing.xlsx;

import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/** An entry of a zip file whose content is not packed. */
final class StoredEntry {
    private StoredEntry() {}

    static ZipEntry of(String name, byte[] content) {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        return entry;
    }
}
