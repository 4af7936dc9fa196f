package dev.issuetracker.architecture.planted.innocent.adapter.tabular;

import org.apache.commons.csv.CSVFormat;

public class Tabular {
    CSVFormat format() {
        return CSVFormat.RFC4180;
    }
}
