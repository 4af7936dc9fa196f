package dev.issuetracker.architecture.planted.every_class_lives_in_a_room.adapter.mail;

class OffendingAdapter {}
