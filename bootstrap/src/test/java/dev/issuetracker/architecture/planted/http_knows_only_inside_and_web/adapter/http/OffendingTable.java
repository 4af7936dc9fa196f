package dev.issuetracker.architecture.planted.http_knows_only_inside_and_web.adapter.http;

import org.apache.poi.ss.usermodel.Workbook;

class OffendingTable {
    void take(Workbook workbook) {}
}
