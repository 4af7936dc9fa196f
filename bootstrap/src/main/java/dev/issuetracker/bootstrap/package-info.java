/** The program: its command line, which serves unless a command is named. */
@NullMarked
package dev.issuetracker.bootstrap;

import org.jspecify.annotations.NullMarked;
