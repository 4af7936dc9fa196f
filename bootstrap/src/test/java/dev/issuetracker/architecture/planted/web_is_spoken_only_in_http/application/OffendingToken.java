package dev.issuetracker.architecture.planted.web_is_spoken_only_in_http.application;

import com.auth0.jwt.algorithms.Algorithm;

class OffendingToken {
    void take(Algorithm algorithm) {}
}
