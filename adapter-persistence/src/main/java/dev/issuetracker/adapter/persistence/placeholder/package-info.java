/** Accounts that stand for people whom imported files name. */
@NullMarked
package dev.issuetracker.adapter.persistence.placeholder;

import org.jspecify.annotations.NullMarked;
