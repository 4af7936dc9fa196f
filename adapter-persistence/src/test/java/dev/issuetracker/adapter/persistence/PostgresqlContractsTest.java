package dev.issuetracker.adapter.persistence;

class PostgresqlContractsTest extends DatabaseContracts {
    @Override
    Database open() {
        return Database.open(PostgresqlServer.freshDatabase());
    }
}
