/** Limits on guessing passwords and on signing up. */
@NullMarked
package dev.issuetracker.application.guess;

import org.jspecify.annotations.NullMarked;
