/** Who calls, by what proof, from where, and what that allows: {@link dev.issuetracker.application.access.Permission} is the table. */
@NullMarked
package dev.issuetracker.application.access;

import org.jspecify.annotations.NullMarked;
