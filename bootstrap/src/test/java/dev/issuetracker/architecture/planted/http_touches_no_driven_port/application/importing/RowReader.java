package dev.issuetracker.architecture.planted.http_touches_no_driven_port.application.importing;

public interface RowReader {
    void read(Sink sink);

    interface Sink {
        void row(String cell);
    }
}
