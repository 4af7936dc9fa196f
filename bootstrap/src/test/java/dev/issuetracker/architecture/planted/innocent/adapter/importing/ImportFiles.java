package dev.issuetracker.architecture.planted.innocent.adapter.importing;

import org.apache.commons.csv.CSVFormat;

public class ImportFiles {
    CSVFormat format() {
        return CSVFormat.RFC4180;
    }
}
