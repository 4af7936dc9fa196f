/** The commands of the command line: on the database that the server's configuration names, or on a running server. */
@NullMarked
package dev.issuetracker.bootstrap.command;

import org.jspecify.annotations.NullMarked;
