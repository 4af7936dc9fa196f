package dev.issuetracker.architecture.planted.sql_is_spoken_only_in_persistence.adapter.persistence;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

class Innocent {
    void take(Connection connection, Jdbi jdbi, HikariConfig hikariConfig, Flyway flyway) {}
}
