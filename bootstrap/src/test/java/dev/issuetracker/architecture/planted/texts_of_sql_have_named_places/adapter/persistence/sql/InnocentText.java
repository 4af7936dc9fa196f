package dev.issuetracker.architecture.planted.texts_of_sql_have_named_places.adapter.persistence.sql;

class InnocentText {
    static String fill(String text, String table) {
        return text.replace("<table>", table);
    }
}
