package dev.issuetracker.architecture.planted.tables_are_read_only_in_importing.application;

import org.apache.commons.csv.CSVFormat;

class OffendingCsv {
    void take(CSVFormat cSVFormat) {}
}
