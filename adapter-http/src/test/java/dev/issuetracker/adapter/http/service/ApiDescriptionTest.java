package dev.issuetracker.adapter.http.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.issuetracker.adapter.http.ServerWithoutStores;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class ApiDescriptionTest {
    @Test
    void descriptionIsWhatItWasInOneFile() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        try (InputStream before = ApiDescriptionTest.class.getResourceAsStream("openapi-before.json")) {
            assertEquals(mapper.readTree(before), mapper.readTree(ApiDescription.json(ServerWithoutStores.routes())));
        }
    }
}
