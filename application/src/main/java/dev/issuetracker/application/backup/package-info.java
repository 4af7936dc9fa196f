/** Copies of the store, made while it serves. */
@NullMarked
package dev.issuetracker.application.backup;

import org.jspecify.annotations.NullMarked;
