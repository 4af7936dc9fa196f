/** Routes and JSON of accounts, invites, sessions, access tokens and passwords. */
@NullMarked
package dev.issuetracker.adapter.http.account;

import org.jspecify.annotations.NullMarked;
