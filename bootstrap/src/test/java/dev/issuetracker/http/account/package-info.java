/** Accounts, how people sign in, and what keeps others from it. */
@NullMarked
package dev.issuetracker.http.account;

import org.jspecify.annotations.NullMarked;
