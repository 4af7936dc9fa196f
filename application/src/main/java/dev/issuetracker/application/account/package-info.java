/** Signing up, in and out, and who is calling. */
@NullMarked
package dev.issuetracker.application.account;

import org.jspecify.annotations.NullMarked;
