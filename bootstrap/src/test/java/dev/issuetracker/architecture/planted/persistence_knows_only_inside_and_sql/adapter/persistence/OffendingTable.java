package dev.issuetracker.architecture.planted.persistence_knows_only_inside_and_sql.adapter.persistence;

import org.apache.commons.csv.CSVFormat;

class OffendingTable {
    void take(CSVFormat cSVFormat) {}
}
