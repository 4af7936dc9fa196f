package dev.issuetracker.architecture.planted.sql_is_spoken_only_in_persistence.adapter.importing;

import java.sql.Connection;
import java.util.function.Function;

class OffendingLambda {
    Function<Object, Object> cast() {
        return value -> value instanceof Connection ? "connection" : value;
    }
}
