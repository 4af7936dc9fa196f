/** Accounts as the tracker knows them and the port that stores them. */
@NullMarked
package dev.issuetracker.domain.user;

import org.jspecify.annotations.NullMarked;
