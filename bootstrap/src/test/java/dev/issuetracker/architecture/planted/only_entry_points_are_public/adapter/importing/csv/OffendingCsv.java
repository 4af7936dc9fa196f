package dev.issuetracker.architecture.planted.only_entry_points_are_public.adapter.importing.csv;

public class OffendingCsv {}
