package dev.issuetracker.architecture.planted.http_touches_no_driven_port.adapter.http;

import dev.issuetracker.architecture.planted.http_touches_no_driven_port.application.importing.RowReader;

class OffendingSink implements RowReader.Sink {
    @Override
    public void row(String cell) {}
}
