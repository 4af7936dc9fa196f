/** The server: all parts wired by hand, what runs in its background, its log, and why it could not start. */
@NullMarked
package dev.issuetracker.bootstrap.server;

import org.jspecify.annotations.NullMarked;
