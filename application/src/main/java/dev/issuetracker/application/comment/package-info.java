/** Comments: writing, editing and removing them. */
@NullMarked
package dev.issuetracker.application.comment;

import org.jspecify.annotations.NullMarked;
