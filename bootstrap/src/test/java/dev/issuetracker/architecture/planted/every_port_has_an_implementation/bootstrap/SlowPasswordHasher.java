package dev.issuetracker.architecture.planted.every_port_has_an_implementation.bootstrap;

import dev.issuetracker.architecture.planted.every_port_has_an_implementation.application.PasswordHasher;

class SlowPasswordHasher implements PasswordHasher {
    @Override
    public String hash(String password) {
        return password;
    }

    @Override
    public boolean outdated(String hash) {
        return false;
    }
}
