package dev.issuetracker.architecture.planted.tables_are_read_only_in_importing.adapter.http;

import org.apache.poi.ss.usermodel.Workbook;

class OffendingWorkbook {
    void take(Workbook workbook) {}
}
