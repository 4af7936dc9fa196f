/** Tests of parts of commands; the commands are run where the program is tested. */
@NullMarked
package dev.issuetracker.bootstrap.command;

import org.jspecify.annotations.NullMarked;
