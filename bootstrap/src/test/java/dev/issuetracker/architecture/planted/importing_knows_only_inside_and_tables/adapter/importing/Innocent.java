package dev.issuetracker.architecture.planted.importing_knows_only_inside_and_tables.adapter.importing;

import dev.issuetracker.architecture.planted.importing_knows_only_inside_and_tables.domain.Issue;
import org.apache.commons.csv.CSVFormat;
import org.apache.poi.ss.usermodel.Workbook;
import org.xml.sax.InputSource;

class Innocent {
    void take(Workbook workbook, CSVFormat cSVFormat, InputSource inputSource, Issue issue) {}
}
