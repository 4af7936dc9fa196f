package dev.issuetracker.architecture.planted.innocent.adapter.importing;

import org.apache.commons.csv.CSVFormat;

public class Tabular {
    CSVFormat format() {
        return CSVFormat.RFC4180;
    }
}
