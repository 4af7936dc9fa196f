/** A module that embeds the tracker. */
module example.modular {
    requires dev.issuetracker.application;
    requires dev.issuetracker.application.memory;
    requires dev.issuetracker.domain.memory;

    exports example.modular;
}
