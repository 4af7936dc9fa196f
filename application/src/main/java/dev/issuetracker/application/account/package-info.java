/** Accounts: signing up with or without an invite, signing in and out, and how admins manage them. */
@NullMarked
package dev.issuetracker.application.account;

import org.jspecify.annotations.NullMarked;
