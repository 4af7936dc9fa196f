package dev.issuetracker.adapter.importing.json;

import com.fasterxml.jackson.core.JsonToken;
import dev.issuetracker.adapter.importing.file.FileExceptions;
import dev.issuetracker.adapter.importing.file.ListCell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A board of Trello: one object with cards, and beside them the lists, people, checklists and comments that the cards
 * refer to. Those are kept in memory. A card is a record with what it refers to: {@code list.name}, {@code board.name},
 * {@code members.username} and {@code comments.text} with author and date; its checklists are below its description.
 */
final class TrelloBoard {
    private static final String CARDS = "cards";
    private static final String LISTS = "lists";
    /** Of all that is kept: a thousand of the longest comments. */
    private static final int MAX_CHARACTERS = 16_777_216;
    /** What each thing that is kept costs beside its characters. */
    private static final int COST = 100;

    private final JsonFile file;
    private final Map<String, String> lists = new HashMap<>();
    private final Map<String, String> members = new HashMap<>();
    private final Map<String, List<Comment>> comments = new HashMap<>();
    private final Map<String, StringBuilder> checklists = new HashMap<>();
    private String name = "";
    private long characters;

    private record Comment(String author, String date, String text) {}

    private TrelloBoard(JsonFile file) {
        this.file = file;
    }

    /** Whether a file is a board. */
    static boolean isIn(JsonFile file) {
        try (JsonInput json = file.open()) {
            Set<String> found = new HashSet<>();
            if (json.next() == JsonToken.START_OBJECT) {
                while (found.size() < 2 && json.next() == JsonToken.FIELD_NAME) {
                    String member = json.text();
                    boolean array = json.next() == JsonToken.START_ARRAY;
                    if (array && (member.equals(CARDS) || member.equals(LISTS))) {
                        found.add(member);
                    }
                    json.skip();
                }
            }
            return found.size() == 2;
        }
    }

    /** Reads what the cards of a board refer to. */
    static TrelloBoard in(JsonFile file) {
        TrelloBoard board = new TrelloBoard(file);
        board.members((json, member) -> {
            switch (member) {
                case "name" -> {
                    board.name = json.text();
                    json.skip();
                }
                case LISTS -> file.items(json, list -> board.keep(board.lists, list, "name", "name"));
                case "members" -> file.items(json, person -> board.keep(board.members, person, "username", "fullName"));
                case "actions" -> file.items(json, board::comment);
                case "checklists" -> file.items(json, board::checklist);
                default -> json.skip();
            }
        });
        // The newest action is the first.
        board.comments.values().forEach(Collections::reverse);
        return board;
    }

    private interface Member {
        void read(JsonInput json, String name);
    }

    /** Goes through the members of the board, each of which is read to its end. */
    private void members(Member action) {
        try (JsonInput json = file.open()) {
            Set<String> names = new HashSet<>();
            json.next();
            while (json.next() != JsonToken.END_OBJECT) {
                String member = json.text();
                if (!names.add(member)) {
                    throw json.unreadable("a name comes twice in one object; keep only one of them.");
                }
                count(member);
                json.next();
                action.read(json, member);
            }
            if (json.next() != null) {
                throw json.unreadable("something follows the end of the board; a file has one board.");
            }
        }
    }

    /** Keeps what something is called by its id. */
    private void keep(Map<String, String> names, JsonRecord record, String first, String second) {
        String id = record.cell("id");
        String called = record.cell(first).isEmpty() ? record.cell(second) : record.cell(first);
        count(id + called);
        names.put(id, called);
    }

    /** Keeps a checklist as a list of tasks in Markdown. */
    private void checklist(JsonRecord list) {
        List<String> items = list.values("checkItems.name");
        List<String> states = list.values("checkItems.state");
        List<String> positions = list.values("checkItems.pos");
        StringBuilder text = new StringBuilder("\n\n**" + line(list.cell("name")) + "**\n");
        IntStream.range(0, items.size())
                .boxed()
                .sorted(Comparator.comparingDouble(place -> position(positions, place)))
                .forEach(place -> text.append(state(states, place)).append(line(items.get(place))));
        count(list.cell("idCard") + text);
        checklists
                .computeIfAbsent(list.cell("idCard"), any -> new StringBuilder())
                .append(text);
    }

    private static String state(List<String> states, int place) {
        boolean complete = place < states.size() && states.get(place).equals("complete");
        return complete ? "\n- [x] " : "\n- [ ] ";
    }

    /** Where an item comes in its list; an item that does not say it stays where it is. */
    private static double position(List<String> positions, int place) {
        try {
            return place < positions.size() ? Double.parseDouble(positions.get(place)) : 0;
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private void comment(JsonRecord action) {
        if (!action.cell("type").equals("commentCard")) {
            return;
        }
        String author = action.cell("memberCreator.username").isEmpty()
                ? action.cell("memberCreator.fullName")
                : action.cell("memberCreator.username");
        Comment comment = new Comment(author, action.cell("date"), action.cell("data.text"));
        String card = action.cell("data.card.id");
        count(card + comment);
        comments.computeIfAbsent(card, any -> new ArrayList<>()).add(comment);
    }

    private void count(String kept) {
        characters += kept.length() + COST;
        if (characters > MAX_CHARACTERS) {
            throw FileExceptions.tooLarge("The lists, members, checklists and comments of the board have more than "
                    + MAX_CHARACTERS + " characters; remove actions that are no comments.");
        }
    }

    /** Hands on every card. */
    void forEach(Consumer<JsonRecord> action) {
        members((json, member) -> {
            if (member.equals(CARDS)) {
                file.items(json, card -> action.accept(complete(card)));
            } else {
                json.skip();
            }
        });
    }

    private JsonRecord complete(JsonRecord card) {
        card.set("board.name", name);
        card.set("list.name", lists.getOrDefault(card.cell("idList"), ""));
        int place = 0;
        for (String id : ListCell.texts(card.cell("idMembers")).orElse(List.of())) {
            card.add("members.username", place++, members.getOrDefault(id, id));
        }
        StringBuilder tasks = checklists.get(card.cell("id"));
        if (tasks != null) {
            card.set("desc", (card.cell("desc") + tasks).strip());
        }
        nameLabels(card);
        place = 0;
        for (Comment comment : comments.getOrDefault(card.cell("id"), List.of())) {
            card.add("comments.author", place, comment.author());
            card.add("comments.date", place, comment.date());
            card.add("comments.text", place, comment.text());
            place++;
        }
        return card;
    }

    /** A label without a name is called by its color. */
    private static void nameLabels(JsonRecord card) {
        List<String> names = card.values("labels.name");
        List<String> colors = card.values("labels.color");
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            shown.add(names.get(i).isEmpty() && i < colors.size() ? colors.get(i) : names.get(i));
        }
        for (int i = 0; i < shown.size(); i++) {
            card.add("label", i, shown.get(i));
        }
    }
}
