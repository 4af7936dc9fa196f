package dev.issuetracker.application.importing.relation;

/**
 * The keys of the rows of a file, all of them, by hashes of 64 bits: 16 to 32 bytes a key. In one of some 40 million
 * files with a million keys two of them are taken for the same.
 */
public final class SeenKeys {
    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final LongNumbers hashes = new LongNumbers();

    /** Makes one without keys. */
    public SeenKeys() {
        // It grows as keys come.
    }

    /** Adds a key; whether it is new. */
    public boolean add(String key) {
        return hashes.add(hash(key));
    }

    /** Whether a key came. */
    public boolean contains(String key) {
        return hashes.contains(hash(key));
    }

    /**
     * Where a key is among the keys, from 0 in the order of the file; {@link LongNumbers#NONE} when it did not come.
     */
    public int number(String key) {
        return hashes.number(hash(key));
    }

    /** How many keys came. */
    public int size() {
        return hashes.size();
    }

    /** FNV-1a over the characters. */
    static long hash(String... words) {
        long hash = FNV_BASIS;
        for (String word : words) {
            for (int i = 0; i < word.length(); i++) {
                hash = (hash ^ word.charAt(i)) * FNV_PRIME;
            }
            // No character, so that words do not run together.
            hash = (hash ^ (1L << 16)) * FNV_PRIME;
        }
        return hash == 0 ? 1 : hash;
    }
}
