package dev.issuetracker.architecture.planted.only_entry_points_are_public.adapter.importing;

public class Tabular {}
