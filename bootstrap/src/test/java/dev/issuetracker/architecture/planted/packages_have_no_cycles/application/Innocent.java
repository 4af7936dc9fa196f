package dev.issuetracker.architecture.planted.packages_have_no_cycles.application;

import dev.issuetracker.architecture.planted.packages_have_no_cycles.domain.user.User;

class Innocent {
    void take(User user) {}
}
