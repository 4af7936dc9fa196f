package dev.issuetracker.architecture.planted.persistence_knows_only_inside_and_sql.adapter.persistence;

import dev.issuetracker.architecture.planted.persistence_knows_only_inside_and_sql.domain.Issue;
import java.sql.Connection;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;

class Innocent {
    void take(Connection connection, Jdbi jdbi, Logger logger, Issue issue) {}
}
