package dev.issuetracker.architecture.planted.texts_of_sql_have_named_places.adapter.persistence.store;

class InnocentName {
    static String of(String table) {
        return table.replace('_', '-');
    }
}
