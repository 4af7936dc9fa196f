package dev.issuetracker.architecture.planted.bootstrap_knows_only_rooms_and_start_up.bootstrap;

import com.auth0.jwt.algorithms.Algorithm;

class OffendingToken {
    void take(Algorithm algorithm) {}
}
