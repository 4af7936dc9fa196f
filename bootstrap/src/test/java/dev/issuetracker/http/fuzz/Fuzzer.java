package dev.issuetracker.http.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.issuetracker.adapter.http.service.OpenApiChecker;
import dev.issuetracker.http.fixture.Resending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Asks a server at random, by its API description, and holds every answer against it. Equal seeds ask a server in the
 * same state the same, as far as what it answers does not differ.
 */
public final class Fuzzer {
    private static final int SHOWN = 1_500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;
    private final Duration patience;
    private final Random random;
    private final List<Supplier<String>> callers;
    private final List<String> tokens = new ArrayList<>();
    private final Memory memory = new Memory();
    private final Description description;
    private final Values values;
    private final Mutations mutations;
    private final Forms forms;
    private final Judge judge;
    private final Tally tally;

    /**
     * For a server on this machine.
     *
     * @param openApi its description in JSON
     * @param callers who ask: each signs in and gives the token, again when the token is no longer good
     * @param patience how long an answer may take
     */
    public Fuzzer(int port, String openApi, List<Supplier<String>> callers, long seed, Duration patience) {
        this.port = port;
        this.patience = patience;
        this.random = new Random(seed);
        this.callers = List.copyOf(callers);
        this.description = new Description(openApi);
        this.values = new Values(description, memory, random);
        this.mutations = new Mutations(random);
        this.forms = new Forms(random);
        this.judge = new Judge(OpenApiChecker.of(openApi), description);
        this.tally = new Tally(description.operations());
        callers.forEach(caller -> tokens.add(caller.get()));
    }

    /** Asks this often, every operation about equally often. */
    public Tally ask(int requests) {
        List<Operation> operations = description.operations();
        try (Wire wire = new Wire(port, patience)) {
            for (int i = 0; i < requests; i++) {
                Draft draft = draft(operations.get(random.nextInt(operations.size())));
                for (int spoilt = random.nextInt(3); spoilt > 0; spoilt--) {
                    mutations.spoil(draft);
                }
                if (ask(wire, draft, i) == 401) {
                    renew(draft);
                }
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        return tally;
    }

    private Draft draft(Operation operation) {
        Draft draft = new Draft(operation, memory.path(operation.template(), operation.words(), random));
        draft.header("Host", "127.0.0.1:" + port);
        String token = token();
        if (!token.isEmpty()) {
            draft.header("Authorization", "Bearer " + token);
        }
        for (Operation.Parameter parameter : operation.parameters()) {
            if (random.nextInt(4) == 0) {
                give(draft, parameter);
            }
        }
        List<String> types = new ArrayList<>(operation.bodies().keySet());
        if (!types.isEmpty()) {
            String type = types.get(random.nextInt(types.size()));
            Operation.Media media =
                    operation.bodies().getOrDefault(type, new Operation.Media(JSON.nullNode(), List.of()));
            if (type.startsWith("multipart/")) {
                List<String> parts = new ArrayList<>();
                description
                        .resolve(media.schema())
                        .path("properties")
                        .fieldNames()
                        .forEachRemaining(parts::add);
                forms.fill(draft, parts);
            } else {
                draft.header("Content-Type", type);
                draft.json = values.body(media, draft.path);
            }
        }
        return draft;
    }

    private void give(Draft draft, Operation.Parameter parameter) {
        if (values.isOpen(parameter.schema())) {
            values.open(parameter.schema())
                    .forEach(
                            (name, value) -> draft.query.add(Mutations.encoded(name) + "=" + Mutations.encoded(value)));
            return;
        }
        String value = values.parameter(parameter, draft.path);
        if (parameter.in().equals("query")) {
            draft.query.add(parameter.name() + "=" + Mutations.encoded(value));
        } else if (value.chars().allMatch(letter -> letter >= ' ' && letter < 127)) {
            draft.header(parameter.name(), value);
        }
    }

    /** One of those given, now and then one that an answer gave away, or none. */
    private String token() {
        int which = random.nextInt(12);
        if (which == 0) {
            return "";
        }
        List<String> from = which < 3 && !memory.tokens().isEmpty() ? memory.tokens() : tokens;
        return from.isEmpty() ? "" : from.get(random.nextInt(from.size()));
    }

    /** Signs in anew whose token a request was rejected for. */
    private void renew(Draft draft) {
        for (Draft.Header header : draft.headers) {
            int caller = tokens.indexOf(header.value().replaceFirst("Bearer ", ""));
            if (caller >= 0 && !draft.changes.contains("credentials")) {
                tokens.set(caller, callers.get(caller).get());
            }
        }
    }

    /** Says what status was answered; 0 when none was. */
    private int ask(Wire wire, Draft draft, int number) {
        byte[] request = draft.bytes();
        try {
            Wire.Answer answer = Resending.answer(
                    () -> wire.send(request, draft.method.equals("HEAD"), draft.malformed || draft.cut),
                    Wire.Answer::status,
                    Wire.Answer::text);
            tally.answered(draft.operation.name(), answer.status());
            String finding = judge.finding(draft, answer);
            if (finding != null) {
                found(draft, number, request, finding);
            } else if (answer.status() < 300 && !draft.astray) {
                learn(draft, answer);
            }
            return answer.status();
        } catch (SocketTimeoutException silent) {
            tally.unanswered();
            found(draft, number, request, "no answer within " + patience);
        } catch (IOException hungUp) {
            tally.unanswered();
            if (!draft.malformed && !draft.cut) {
                found(draft, number, request, "hung up: " + hungUp);
            }
        }
        return 0;
    }

    private void learn(Draft draft, Wire.Answer answer) throws JsonProcessingException {
        if (draft.method.equals("DELETE")) {
            memory.forget(draft.path);
        } else if (String.valueOf(answer.header("Content-Type")).startsWith("application/json")
                && answer.body().length > 0
                && answer.body().length < 100_000) {
            JsonNode body = JSON.readTree(answer.text());
            memory.learn(draft.path, draft.json == null || Raw.isIn(draft.json) ? null : draft.json, body);
        }
    }

    private void found(Draft draft, int number, byte[] request, String finding) {
        String sent = new String(request, 0, Math.min(request.length, SHOWN), StandardCharsets.ISO_8859_1);
        String kind = draft.operation.name() + finding.replaceAll("[0-9a-f-]{8,}|[0-9]+|\".*\"|\n.*", "");
        tally.found(
                kind,
                "Request " + number + " (" + draft.operation.name() + ", spoilt " + draft.changes + ") "
                        + shortened(finding) + "\n" + sent.replace("\r", ""));
    }

    private static String shortened(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
