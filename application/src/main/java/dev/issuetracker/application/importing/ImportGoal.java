package dev.issuetracker.application.importing;

/** What an import is to do with the rows of a file. */
enum ImportGoal {
    /** Only check them. */
    CHECK,
    /** Find everything that is wrong with them, once it is known that they are rejected. */
    REJECT,
    /** Store them if all are good. */
    STORE_ALL_OR_NOTHING,
    /** Store those that are good. */
    STORE_GOOD;

    static ImportGoal storing(ImportMode mode) {
        return switch (mode) {
            case ALL_OR_NOTHING -> STORE_ALL_OR_NOTHING;
            case PARTIAL -> STORE_GOOD;
        };
    }

    boolean stores() {
        return this == STORE_ALL_OR_NOTHING || this == STORE_GOOD;
    }
}
