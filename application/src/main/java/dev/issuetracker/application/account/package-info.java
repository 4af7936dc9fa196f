/** Signing up, in and out, who is calling, and what accounts do for themselves: sessions, tokens, passwords. */
@NullMarked
package dev.issuetracker.application.account;

import org.jspecify.annotations.NullMarked;
