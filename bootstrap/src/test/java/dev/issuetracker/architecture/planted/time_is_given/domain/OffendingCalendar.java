package dev.issuetracker.architecture.planted.time_is_given.domain;

import java.util.Calendar;

class OffendingCalendar {
    @SuppressWarnings("JavaUtilDate")
    Object read() {
        return Calendar.getInstance();
    }
}
