package dev.issuetracker.http.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Ways to spoil the body of a good request. */
final class BodyMutations {
    private static final List<String> MEDIA_TYPES = List.of(
            "",
            "text/plain",
            "application/xml",
            "application/json;charset=utf-16",
            "application/json;charset=bogus",
            "application/json;charset=\"",
            "application/json; charset=UTF-8; charset=latin1",
            "APPLICATION/JSON",
            "application/problem+json",
            "json",
            "/",
            ";;;",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=" + "b".repeat(300),
            "application/x-www-form-urlencoded");

    /**
     * A body that is longer, and that nobody reads, the server may cut off by a reset that takes its answer with it.
     */
    private static final int UNREAD = 30_000;

    private final Random random;

    BodyMutations(Random random) {
        this.random = random;
    }

    /** Spoils the body of a request or what its head says of it. */
    void spoil(Draft draft) {
        JsonNode json = draft.json;
        int way = random.nextInt(12);
        if (way == 0) {
            draft.changes.add("content type");
            draft.header("Content-Type", random.nextInt(4) == 0 ? null : pick(MEDIA_TYPES));
        } else if (way < 4 || json == null) {
            draft.changes.add("bytes");
            bytes(draft);
        } else {
            draft.changes.add("field");
            if (json.isContainerNode() && json.size() > 0) {
                changeIn(json);
            } else {
                draft.json = Oddities.json(random);
            }
        }
    }

    /** Changes something in a tree, or something in something in it. */
    private void changeIn(JsonNode tree) {
        List<JsonNode> within = new ArrayList<>();
        tree.forEach(child -> {
            if (child.isContainerNode() && child.size() > 0) {
                within.add(child);
            }
        });
        if (!within.isEmpty() && random.nextBoolean()) {
            changeIn(pick(within));
        } else if (tree instanceof ObjectNode object) {
            change(object);
        } else if (tree instanceof ArrayNode array) {
            change(array);
        }
    }

    private void change(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        switch (random.nextInt(6)) {
            case 0 -> object.remove(pick(names));
            case 1 ->
                object.set(pick(List.of("nonsense", "", "id", "role", "\u0000", "__proto__")), Oddities.json(random));
            case 2 -> object.set(pick(names), nested(random.nextInt(1, 300)));
            default -> object.set(pick(names), Oddities.json(random));
        }
    }

    private void change(ArrayNode array) {
        if (random.nextInt(6) == 0) {
            JsonNode again = array.get(0);
            for (int i = 0; i < 200; i++) {
                array.add(again);
            }
        } else {
            array.set(random.nextInt(array.size()), Oddities.json(random));
        }
    }

    private static JsonNode nested(int depth) {
        ArrayNode outermost = JsonNodeFactory.instance.arrayNode();
        ArrayNode array = outermost;
        for (int i = 0; i < depth; i++) {
            array = array.addArray();
        }
        return outermost;
    }

    private void bytes(Draft draft) {
        byte[] good = draft.body != null ? draft.body : draft.json == null ? new byte[0] : Raw.text(draft.json);
        byte[] bad = switch (random.nextInt(10)) {
            case 0 -> new byte[0];
            case 1 -> Arrays.copyOf(good, random.nextInt(good.length + 1));
            case 2 -> inserted(good, pick(List.of("ff", "c0af", "eda080", "f4908080", "00", "80", "1b", "efbfbf")));
            case 3 -> inserted(good, pick(List.of("22", "7d", "5c", "2c2c", "2f2f", "0a0a", "e280a8")));
            case 4 -> new String(good, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
            case 5 -> joined(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, good);
            case 6 -> joined(good, pick(List.of("x", "{}", " \n", "\u0000")).getBytes(StandardCharsets.UTF_8));
            case 7 ->
                pick(List.of("[", "{\"a\":", "[{\"a\":["))
                        .repeat(random.nextInt(1, 20_000))
                        .getBytes(StandardCharsets.UTF_8);
            case 8 -> noise(random.nextInt(1, 200));
            default -> large(good);
        };
        draft.cut |= bad.length > UNREAD;
        draft.body(bad);
    }

    private byte[] large(byte[] good) {
        if (random.nextInt(4) > 0) {
            return noise(64);
        }
        byte[] blanks = new byte[random.nextInt(1_900_000, 2_300_000)];
        Arrays.fill(blanks, (byte) ' ');
        return joined(blanks, good);
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private byte[] inserted(byte[] good, String hex) {
        int at = random.nextInt(good.length + 1);
        byte[] odd = HexFormat.of().parseHex(hex);
        return joined(joined(Arrays.copyOf(good, at), odd), Arrays.copyOfRange(good, at, good.length));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private <T> T pick(List<T> list) {
        return Oddities.pick(list, random);
    }
}
