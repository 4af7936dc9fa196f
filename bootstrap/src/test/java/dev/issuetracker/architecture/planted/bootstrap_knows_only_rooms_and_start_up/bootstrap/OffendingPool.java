package dev.issuetracker.architecture.planted.bootstrap_knows_only_rooms_and_start_up.bootstrap;

import com.zaxxer.hikari.HikariConfig;

class OffendingPool {
    void take(HikariConfig hikariConfig) {}
}
