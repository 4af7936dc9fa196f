/** The tracker's use cases, on the domain's ports and a few of their own. */
module dev.issuetracker.application {
    requires transitive dev.issuetracker.domain;
    requires static transitive org.jspecify;

    exports dev.issuetracker.application;
    exports dev.issuetracker.application.access;
    exports dev.issuetracker.application.account;
    exports dev.issuetracker.application.archive;
    exports dev.issuetracker.application.audit;
    exports dev.issuetracker.application.backup;
    exports dev.issuetracker.application.change;
    exports dev.issuetracker.application.comment;
    exports dev.issuetracker.application.event;
    exports dev.issuetracker.application.exporting;
    exports dev.issuetracker.application.field;
    exports dev.issuetracker.application.guess;
    exports dev.issuetracker.application.idempotency;
    exports dev.issuetracker.application.importing;
    exports dev.issuetracker.application.importing.done;
    exports dev.issuetracker.application.importing.file;
    exports dev.issuetracker.application.importing.job;
    exports dev.issuetracker.application.importing.mapping;
    exports dev.issuetracker.application.importing.preview;
    exports dev.issuetracker.application.importing.relation;
    exports dev.issuetracker.application.importing.report;
    exports dev.issuetracker.application.importing.staging;
    exports dev.issuetracker.application.issue;
    exports dev.issuetracker.application.issue.find;
    exports dev.issuetracker.application.label;
    exports dev.issuetracker.application.link;
    exports dev.issuetracker.application.password;
    exports dev.issuetracker.application.rejecting;
    exports dev.issuetracker.application.relevance;
    exports dev.issuetracker.application.report;
    exports dev.issuetracker.application.saved;
    exports dev.issuetracker.application.search;
    exports dev.issuetracker.application.search.saved;
    exports dev.issuetracker.application.session;
    exports dev.issuetracker.application.store;
    exports dev.issuetracker.application.token;
    exports dev.issuetracker.application.webhook;
}
