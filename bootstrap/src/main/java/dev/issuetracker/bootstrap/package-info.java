/** The server: its configuration, its wiring by hand, its command line. */
@NullMarked
package dev.issuetracker.bootstrap;

import org.jspecify.annotations.NullMarked;
