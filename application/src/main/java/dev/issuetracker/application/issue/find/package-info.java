/** Finding and counting issues: the commands, how their conditions are read, and what they answer. */
@NullMarked
package dev.issuetracker.application.issue.find;

import org.jspecify.annotations.NullMarked;
