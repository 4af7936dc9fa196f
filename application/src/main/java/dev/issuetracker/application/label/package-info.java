/** Labels: creating, editing and deleting them. */
@NullMarked
package dev.issuetracker.application.label;

import org.jspecify.annotations.NullMarked;
