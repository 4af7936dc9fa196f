package dev.issuetracker.architecture.planted.sql_is_spoken_only_in_persistence.application;

import com.zaxxer.hikari.HikariConfig;

class OffendingPool {
    void take(HikariConfig hikariConfig) {}
}
