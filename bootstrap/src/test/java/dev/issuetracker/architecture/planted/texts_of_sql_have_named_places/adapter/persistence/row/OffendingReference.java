package dev.issuetracker.architecture.planted.texts_of_sql_have_named_places.adapter.persistence.row;

import java.util.function.BiFunction;

class OffendingReference {
    static final BiFunction<String, Object[], String> FORMAT = String::format;
}
