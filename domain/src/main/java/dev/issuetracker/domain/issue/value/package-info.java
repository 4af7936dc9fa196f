/** The values of an issue: its fields, their types and rules, and the drafts and patches that values come in by. */
@NullMarked
package dev.issuetracker.domain.issue.value;

import org.jspecify.annotations.NullMarked;
