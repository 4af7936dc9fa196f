package dev.issuetracker.architecture.planted.bootstrap_knows_only_rooms_and_start_up.bootstrap;

import org.apache.poi.ss.usermodel.Workbook;

class OffendingTable {
    void take(Workbook workbook) {}
}
