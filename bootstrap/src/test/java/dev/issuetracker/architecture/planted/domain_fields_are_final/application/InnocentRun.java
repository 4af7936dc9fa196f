package dev.issuetracker.architecture.planted.domain_fields_are_final.application;

class InnocentRun {
    int rows;
}
