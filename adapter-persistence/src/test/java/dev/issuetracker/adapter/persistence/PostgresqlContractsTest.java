package dev.issuetracker.adapter.persistence;

class PostgresqlContractsTest extends DatabaseContracts {
    PostgresqlContractsTest() {
        super(PostgresqlServer.testDatabase());
    }
}
