package dev.issuetracker.architecture.planted.bootstrap_knows_only_rooms_and_start_up.bootstrap;

import dev.issuetracker.architecture.planted.bootstrap_knows_only_rooms_and_start_up.adapter.persistence.Database;
import picocli.CommandLine;

class Innocent {
    void take(CommandLine commandLine, Database database) {}
}
