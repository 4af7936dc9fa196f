package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.link.Relation;
import java.util.Map;

/** What a column fills. */
public sealed interface Target {
    /** What answers call it. */
    String code();

    /** A value of an issue. */
    record Value(IssueField<?> field) implements Target {
        @Override
        public String code() {
            return field.code();
        }
    }

    /** The added field of this name, if the team has one. */
    record Named(String field) implements Target {
        @Override
        public String code() {
            return IssueField.ADDED + field;
        }
    }

    /** A link to another issue of the source, which the column names by its key. */
    record Link(Relation relation) implements Target {
        @Override
        public String code() {
            return relation.code();
        }
    }

    /**
     * Links to other issues of the source, each with a word for its relation and the key of the other issue.
     *
     * @param words what folded words mean
     */
    record WordedLinks(Map<String, Relation> words) implements Target {
        public WordedLinks {
            words = Map.copyOf(words);
        }

        @Override
        public String code() {
            return "links";
        }
    }

    /** Something that was in the source before the import. */
    enum Past implements Target {
        /** What the source calls the issue. */
        KEY("key"),
        URL("url"),
        AUTHOR("created_by"),
        CREATED("created_at"),
        UPDATED("updated_at"),
        RESOLVED("resolved_at"),
        COMMENT("comments"),
        /** All comments, as an array of JSON objects. */
        COMMENT_OBJECTS("comments"),
        /** The texts of all comments, one after the other. */
        COMMENT_TEXTS("comments"),
        /** Who wrote each of them. */
        COMMENT_AUTHORS("comments"),
        COMMENT_TIMES("comments"),
        /** What the source calls the issue that this one is a part of. */
        PARENT("parent"),
        /** The same with more around it: {@code Bug #42: Crash}. */
        PARENT_LINE("parent"),
        /** A number beside the key, by which other rows of the file name the issue as their parent. */
        NUMBER("number"),
        /** The number of the issue that this one is a part of, or its key. */
        PARENT_NUMBER("parent"),
        /** What the issue is a part of when nothing else says it. */
        EPIC("parent"),
        /** The title of the issue that this one is a part of. */
        PARENT_TITLE("parent"),
        /** A word that is better known than that of the status, for a status that means nothing to the tracker. */
        CATEGORY("status"),
        /** How far the zone of the row's times is from UTC. */
        OFFSET("time_zone"),
        /** Anything but a "no" says that the issue is resolved, whatever its status. */
        FINISHED("status");

        private final String code;

        Past(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }
}
