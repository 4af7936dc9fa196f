package dev.issuetracker.bootstrap.client;

import java.io.Console;
import java.util.Locale;
import java.util.Optional;

/** The person who runs a command, if there is one. */
public interface Terminal {
    /** That of this process. */
    static Terminal ofProcess() {
        return Optional.ofNullable(System.console())
                .filter(Terminal::interactive)
                .<Terminal>map(Person::new)
                .orElseGet(Nobody::new);
    }

    /** From Java 22 on there may be a console where nobody sits, and it can say so. */
    private static boolean interactive(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether somebody looks at the output. */
    boolean present();

    /** Whether somebody agrees. */
    boolean agrees(String question);

    /** A text that is not shown while it is typed; empty when nobody types one. */
    Optional<String> secret(String prompt);

    /** A command in a script. */
    record Nobody() implements Terminal {
        @Override
        public boolean present() {
            return false;
        }

        @Override
        public boolean agrees(String question) {
            return false;
        }

        @Override
        public Optional<String> secret(String prompt) {
            return Optional.empty();
        }
    }

    /** Somebody at a terminal. */
    record Person(Console console) implements Terminal {
        @Override
        public boolean present() {
            return true;
        }

        @Override
        public boolean agrees(String question) {
            String answer = console.readLine("%s [y/N] ", question);
            return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
        }

        @Override
        public Optional<String> secret(String prompt) {
            char[] typed = console.readPassword("%s: ", prompt);
            return typed == null || typed.length == 0 ? Optional.empty() : Optional.of(new String(typed));
        }
    }
}
