package dev.issuetracker.architecture.planted.tables_are_read_only_in_importing.adapter.importing;

import org.apache.commons.csv.CSVFormat;
import org.apache.poi.ss.usermodel.Workbook;

class Innocent {
    void take(Workbook workbook, CSVFormat cSVFormat) {}
}
