package dev.issuetracker.application.importing.relation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Records in a list. */
final class MemorySpool implements Spool {
    private final List<byte[]> records = new ArrayList<>();

    @Override
    public void add(byte[] written) {
        records.add(written);
    }

    @Override
    public void each(Consumer<byte[]> sink) {
        records.forEach(sink);
    }

    @Override
    public void close() {
        records.clear();
    }
}
