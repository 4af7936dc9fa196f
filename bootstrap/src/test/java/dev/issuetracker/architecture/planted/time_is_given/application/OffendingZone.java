package dev.issuetracker.architecture.planted.time_is_given.application;

import java.time.LocalDate;
import java.time.ZoneOffset;

class OffendingZone {
    LocalDate read() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
