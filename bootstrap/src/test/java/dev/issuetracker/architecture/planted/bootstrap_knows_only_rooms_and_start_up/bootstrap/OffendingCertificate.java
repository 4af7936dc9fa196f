package dev.issuetracker.architecture.planted.bootstrap_knows_only_rooms_and_start_up.bootstrap;

import org.bouncycastle.openssl.PEMParser;

class OffendingCertificate {
    void take(PEMParser parser) {}
}
