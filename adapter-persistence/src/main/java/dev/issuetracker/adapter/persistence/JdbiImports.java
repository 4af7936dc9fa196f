package dev.issuetracker.adapter.persistence;

import dev.issuetracker.application.importing.Imports;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;

final class JdbiImports implements Imports {
    private final UnitOfWork work;

    JdbiImports(UnitOfWork work) {
        this.work = work;
    }

    @Override
    public long add(String fileName, UserRef by, Instant at, long created, long firstId, long lastId) {
        return work.handle()
                .createQuery("""
                        INSERT INTO imports (file_name, by_id, at, created, first_id, last_id)
                        VALUES (:fileName, :by, :at, :created, :firstId, :lastId)
                        RETURNING id
                        """)
                .bind("fileName", fileName)
                .bind("by", by.id())
                .bind("at", Micros.of(at))
                .bind("created", created)
                .bind("firstId", firstId)
                .bind("lastId", lastId)
                .mapTo(Long.class)
                .one();
    }
}
