package dev.issuetracker.architecture.planted.time_is_given.domain;

import java.util.Date;

class OffendingDate {
    @SuppressWarnings("JavaUtilDate")
    Object read() {
        return new Date();
    }
}
