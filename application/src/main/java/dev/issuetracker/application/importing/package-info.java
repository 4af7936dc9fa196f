/** Issues from files, row by row, all or nothing. */
@NullMarked
package dev.issuetracker.application.importing;

import org.jspecify.annotations.NullMarked;
