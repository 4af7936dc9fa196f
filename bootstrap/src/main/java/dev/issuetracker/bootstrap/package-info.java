/** The server as a program: its command line, the wiring of all parts by hand, and the files that it keeps. */
@NullMarked
package dev.issuetracker.bootstrap;

import org.jspecify.annotations.NullMarked;
