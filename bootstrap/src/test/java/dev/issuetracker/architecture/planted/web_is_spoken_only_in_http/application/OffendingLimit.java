package dev.issuetracker.architecture.planted.web_is_spoken_only_in_http.application;

import io.github.bucket4j.Bucket;

class OffendingLimit {
    void take(Bucket bucket) {}
}
