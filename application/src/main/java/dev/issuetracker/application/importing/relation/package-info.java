/** What rows of a file say of other issues of their source. */
@NullMarked
package dev.issuetracker.application.importing.relation;

import org.jspecify.annotations.NullMarked;
