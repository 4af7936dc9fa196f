package dev.issuetracker.architecture.planted.domain_fields_are_final.domain;

enum InnocentEnum {
    ONE
}
