package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.contract.SavedTextsContract;
import dev.issuetracker.domain.contract.Store;
import dev.issuetracker.domain.saved.SavedKind;
import dev.issuetracker.domain.saved.SavedTexts;
import org.junit.jupiter.api.Nested;

class InMemorySavedTextsTest {
    private final StoreUnderTest store = new StoreUnderTest();

    @Nested
    class OfSearches implements SavedTextsContract {
        @Override
        public Store store() {
            return store;
        }
    }

    @Nested
    class OfMappings implements SavedTextsContract {
        @Override
        public Store store() {
            return store;
        }

        @Override
        public SavedTexts texts() {
            return store.importMappings();
        }

        @Override
        public SavedKind kind() {
            return SavedKind.MAPPING;
        }
    }
}
