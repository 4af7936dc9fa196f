package dev.issuetracker.architecture.planted.texts_of_sql_have_named_places.adapter.persistence.store;

class OffendingFormat {
    static String select(String table) {
        return "SELECT id FROM %s".formatted(table);
    }
}
