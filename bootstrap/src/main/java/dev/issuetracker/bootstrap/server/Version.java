package dev.issuetracker.bootstrap.server;

import picocli.CommandLine.IVersionProvider;

/** The version of the program, as its jar says it. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"issue-tracker " + number()};
    }

    /** Such as {@code 1.4.0}; {@code development} when the classes are in no jar. */
    public static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
