package dev.issuetracker.architecture.planted.texts_of_sql_have_named_places.adapter.persistence.report;

class OffendingReplacement {
    static String select(String table) {
        return "SELECT id FROM {table}".replace("{table}", table);
    }
}
