/** Passwords: their rules, their hashes, changing and resetting them. */
@NullMarked
package dev.issuetracker.application.password;

import org.jspecify.annotations.NullMarked;
