package dev.issuetracker.architecture.planted.only_entry_points_are_public.domain;

public class Innocent {}
