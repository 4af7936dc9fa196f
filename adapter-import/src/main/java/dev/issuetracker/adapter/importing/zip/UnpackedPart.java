package dev.issuetracker.adapter.importing.zip;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** A part of an archive while it is unpacked: counted, and at its end compared with what the archive says of it. */
final class UnpackedPart extends FilterInputStream {
    private static final int MAX_BYTE = 0xFF;
    /** Sheets of like rows are packed 10 to 30 times, like texts up to 150 times. */
    private static final int MAX_INFLATION = 100;
    /** What unpacks to less than this takes a second, so that how well it is packed does not matter. */
    private static final long FREELY_UNPACKED = 64L << 20;
    /** Nothing that a person writes is packed like this, and few bytes would already be a lot of it. */
    private static final int MAX_INFLATION_OF_LITTLE = 500;

    private static final long LITTLE = 1L << 20;

    private final ZipArchiveEntry entry;
    private final CheckedZip zip;
    private final Inflater inflater;
    private final CRC32 checksum = new CRC32();
    private long unpacked;

    UnpackedPart(InputStream packed, ZipArchiveEntry entry, CheckedZip zip) throws IOException {
        this(packed, entry, zip, new Inflater(true));
    }

    private UnpackedPart(InputStream packed, ZipArchiveEntry entry, CheckedZip zip, Inflater inflater)
            throws IOException {
        super(unpacking(packed, entry, inflater));
        this.entry = entry;
        this.zip = zip;
        this.inflater = inflater;
    }

    private static InputStream unpacking(InputStream packed, ZipArchiveEntry entry, Inflater inflater)
            throws IOException {
        if (entry.getMethod() == ZipEntry.STORED) {
            return packed;
        }
        if (entry.getMethod() != ZipEntry.DEFLATED
                || entry.getGeneralPurposeBit().usesEncryption()) {
            inflater.end();
            throw new IOException("a packing method that nothing here uses: " + entry.getMethod());
        }
        // The inflater wants a byte behind the last.
        return new InflaterInputStream(
                new SequenceInputStream(packed, new ByteArrayInputStream(new byte[1])), inflater);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & MAX_BYTE;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = in.read(into, offset, length);
        if (count > 0) {
            checksum.update(into, offset, count);
            unpacked += count;
            zip.unpacked(count, bomb());
        } else if (count < 0) {
            check();
        }
        return count;
    }

    private boolean deflated() {
        return entry.getMethod() == ZipEntry.DEFLATED;
    }

    private boolean bomb() {
        long packed = Math.max(1, deflated() ? inflater.getBytesRead() : unpacked);
        return (unpacked > LITTLE && packed < unpacked / MAX_INFLATION_OF_LITTLE)
                || (unpacked > FREELY_UNPACKED && packed < unpacked / MAX_INFLATION);
    }

    private void check() {
        long packed = deflated() ? inflater.getBytesRead() : unpacked;
        if (checksum.getValue() != entry.getCrc()
                || unpacked != entry.getSize()
                || packed != entry.getCompressedSize()) {
            throw zip.damaged(entry);
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        super.close();
    }
}
