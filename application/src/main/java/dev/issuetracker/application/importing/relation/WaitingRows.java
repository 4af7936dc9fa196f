package dev.issuetracker.application.importing.relation;

import dev.issuetracker.application.importing.preview.RowPlace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Rows that wait until all rows of their file are there, in a spool.
 *
 * @param <T> what is known of a row
 */
public final class WaitingRows<T> implements AutoCloseable {
    /** So many are looked up at once. */
    public static final int AT_ONCE = 500;

    private final Supplier<Spool> spools;
    private final Form<T> form;
    private @Nullable Spool spool;
    private long size;

    /** How something is stored piece by piece. */
    public interface Pieces {
        /** All pieces belong to the unit of work of the thread. */
        Pieces OF_ONE_UNIT = new Pieces() {
            @Override
            public <R> void run(List<R> rows, Consumer<List<R>> piece) {
                piece.accept(rows);
            }
        };

        /** Runs work with all of some rows, a piece at a time, each in a unit of work. */
        <R> void run(List<R> rows, Consumer<List<R>> piece);

        /** The same with any number of rows. */
        default <R> void each(List<R> rows, Consumer<List<R>> piece) {
            for (int from = 0, to; from < rows.size(); from = to) {
                to = Math.min(from + AT_ONCE, rows.size());
                run(rows.subList(from, to), piece);
            }
        }

        /** The same with rows that wait. */
        default <R> void each(WaitingRows<R> rows, Consumer<List<R>> piece) {
            rows.some(some -> run(some, piece));
        }
    }

    /** How a row is written. */
    interface Form<T> {
        void write(T row, DataOutput out) throws IOException;

        T read(DataInput in) throws IOException;
    }

    /** @param spools gives the spool when the first row comes */
    WaitingRows(Supplier<Spool> spools, Form<T> form) {
        this.spools = spools;
        this.form = form;
    }

    /** Others of the same kind, none so far. */
    public WaitingRows<T> others() {
        return new WaitingRows<>(spools, form);
    }

    /** Adds a row behind the others. */
    public void add(T row) {
        Spool open = spool;
        if (open == null) {
            open = spools.get();
            spool = open;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            form.write(row, new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.add(bytes.toByteArray());
        size++;
    }

    /** How many wait. */
    public long size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** Hands on all rows, in the order in which they came. */
    public void each(Consumer<T> sink) {
        Spool open = spool;
        if (open != null) {
            open.each(written -> sink.accept(read(written)));
        }
    }

    /** The same, some at a time. */
    public void some(Consumer<List<T>> sink) {
        List<T> next = new ArrayList<>();
        each(row -> {
            next.add(row);
            if (next.size() == AT_ONCE) {
                sink.accept(List.copyOf(next));
                next.clear();
            }
        });
        if (!next.isEmpty()) {
            sink.accept(List.copyOf(next));
        }
    }

    /**
     * Moves some rows behind others.
     *
     * @param wanted says of some rows which to move
     */
    public void moveTo(WaitingRows<T> taken, Function<List<T>, Predicate<T>> wanted) {
        try (WaitingRows<T> kept = others()) {
            some(some -> {
                Predicate<T> moves = wanted.apply(some);
                some.forEach(row -> (moves.test(row) ? taken : kept).add(row));
            });
            close();
            spool = kept.spool;
            size = kept.size;
            kept.spool = null;
        }
    }

    private T read(byte[] written) {
        try {
            return form.read(new DataInputStream(new ByteArrayInputStream(written)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Spool open = spool;
        spool = null;
        size = 0;
        if (open != null) {
            open.close();
        }
    }

    /** Writes a text of any length, or null. */
    static void write(@Nullable String text, DataOutput out) throws IOException {
        out.writeInt(text == null ? -1 : text.length());
        if (text != null) {
            // No encoding, which would change a half of a character.
            out.writeChars(text);
        }
    }

    static @Nullable String readText(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            return null;
        }
        char[] text = new char[length];
        for (int i = 0; i < length; i++) {
            text[i] = in.readChar();
        }
        return new String(text);
    }

    static void write(RowPlace place, DataOutput out) throws IOException {
        write(place.file(), out);
        out.writeLong(place.row());
        out.writeLong(place.line());
    }

    static RowPlace readPlace(DataInput in) throws IOException {
        return new RowPlace(readText(in), in.readLong(), in.readLong());
    }

    /** @param id 1 or more, or empty */
    static void write(OptionalLong id, DataOutput out) throws IOException {
        out.writeLong(id.orElse(0));
    }

    static OptionalLong readId(DataInput in) throws IOException {
        long id = in.readLong();
        return id == 0 ? OptionalLong.empty() : OptionalLong.of(id);
    }
}
