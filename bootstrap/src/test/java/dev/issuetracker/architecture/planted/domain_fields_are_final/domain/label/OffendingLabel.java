package dev.issuetracker.architecture.planted.domain_fields_are_final.domain.label;

class OffendingLabel {
    private String name = "";

    void rename(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }
}
