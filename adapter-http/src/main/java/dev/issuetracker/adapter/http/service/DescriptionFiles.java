package dev.issuetracker.adapter.http.service;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The YAML files of the description. Each is named by its path under {@code openapi/}, without {@code .yaml}. */
final class DescriptionFiles {
    private static final String FOLDER = "openapi/";
    private static final ObjectReader YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build()
            .reader();

    private DescriptionFiles() {}

    /**
     * Reads a file, with its placeholders filled and what it extends.
     *
     * @throws IllegalStateException when there is no such file or it is wrong
     */
    static ObjectNode read(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException(name + " is missing: add " + source(name)));
    }

    /**
     * Reads a file, with its placeholders filled and what it extends.
     *
     * @return empty when there is no such file
     * @throws IllegalStateException when it is wrong
     */
    static Optional<ObjectNode> find(String name) {
        try (InputStream stream = DescriptionFiles.class.getResourceAsStream(FOLDER + name + ".yaml")) {
            if (stream == null) {
                return Optional.empty();
            }
            JsonNode read = YAML.readTree(stream);
            if (read instanceof ObjectNode written) {
                return Optional.of(DescriptionShapes.complete((ObjectNode) DescribedLimits.fill(written)));
            }
            throw new IllegalStateException("it is no mapping");
        } catch (IOException | IllegalStateException wrong) {
            throw new IllegalStateException(source(name) + ": " + wrong.getMessage(), wrong);
        }
    }

    /** Where a file is in the sources. */
    static String source(String name) {
        return "adapter-http/src/main/resources/"
                + DescriptionFiles.class.getPackageName().replace('.', '/') + "/" + FOLDER + name + ".yaml";
    }
}
