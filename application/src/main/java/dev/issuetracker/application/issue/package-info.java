/** Issues: creating, editing without losing anybody's edit, listing. */
@NullMarked
package dev.issuetracker.application.issue;

import org.jspecify.annotations.NullMarked;
