/** A running server, as commands call it. */
@NullMarked
package dev.issuetracker.bootstrap.client;

import org.jspecify.annotations.NullMarked;
