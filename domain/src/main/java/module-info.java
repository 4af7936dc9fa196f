/**
 * The tracker's rules and the ports that they need. Embeds in any application: it needs the JDK and nothing else at run
 * time.
 */
module dev.issuetracker.domain {
    requires static transitive org.jspecify;

    exports dev.issuetracker.domain.comment;
    exports dev.issuetracker.domain.error;
    exports dev.issuetracker.domain.field;
    exports dev.issuetracker.domain.issue;
    exports dev.issuetracker.domain.issue.value;
    exports dev.issuetracker.domain.label;
    exports dev.issuetracker.domain.link;
    exports dev.issuetracker.domain.page;
    exports dev.issuetracker.domain.relevance;
    exports dev.issuetracker.domain.report;
    exports dev.issuetracker.domain.saved;
    exports dev.issuetracker.domain.text;
    exports dev.issuetracker.domain.user;
    exports dev.issuetracker.domain.webhook;
}
