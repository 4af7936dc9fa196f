package dev.issuetracker.architecture.planted.domain_knows_only_the_jdk.domain.issue;

import java.sql.Date;

class OffendingArray {
    Date[] dates() {
        return new Date[0];
    }
}
