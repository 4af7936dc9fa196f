/**
 * Accounts that stand for people whom imported files name. Statements are written as in {@code store}: fixed ones are
 * methods of an SqlObject, and those that depend on the dialect are fluent.
 */
@NullMarked
package dev.issuetracker.adapter.persistence.placeholder;

import org.jspecify.annotations.NullMarked;
