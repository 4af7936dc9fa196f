package dev.issuetracker.application.importing;

import java.util.Arrays;

/**
 * The keys of the rows of a file, all of them, by hashes of 64 bits: 16 to 32 bytes a key. In one of some 40 million
 * files with a million keys two of them are taken for the same.
 */
final class SeenKeys {
    private static final int FEW = 1024;
    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** Open addressing: each hash lies at its place or in the next free one; 0 is a free place. */
    private long[] hashes = new long[FEW];

    private int size;

    /** Adds a key; whether it is new. */
    boolean add(String key) {
        if (size > hashes.length / 2) {
            grow();
        }
        long hash = hash(key);
        int place = place(hash);
        if (hashes[place] == hash) {
            return false;
        }
        hashes[place] = hash;
        size++;
        return true;
    }

    boolean contains(String key) {
        long hash = hash(key);
        return hashes[place(hash)] == hash;
    }

    private void grow() {
        long[] all = hashes;
        hashes = new long[2 * all.length];
        Arrays.stream(all).filter(hash -> hash != 0).forEach(hash -> hashes[place(hash)] = hash);
    }

    /** Where the hash is, or the free place that it would take. */
    private int place(long hash) {
        int last = hashes.length - 1;
        int place = (int) hash & last;
        while (hashes[place] != 0 && hashes[place] != hash) {
            place = (place + 1) & last;
        }
        return place;
    }

    /** FNV-1a over the characters; the upper half is mixed into the lower one, which says the place. */
    private static long hash(String key) {
        long hash = FNV_BASIS;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * FNV_PRIME;
        }
        hash ^= hash >>> 32;
        return hash == 0 ? 1 : hash;
    }
}
