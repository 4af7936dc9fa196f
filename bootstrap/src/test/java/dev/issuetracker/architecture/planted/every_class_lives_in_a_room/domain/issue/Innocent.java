package dev.issuetracker.architecture.planted.every_class_lives_in_a_room.domain.issue;

class Innocent {}
