/** Tests of parts of the server's start. */
@NullMarked
package dev.issuetracker.bootstrap.server;

import org.jspecify.annotations.NullMarked;
