/**
 * Imports: issues from files, all or nothing or only the good rows, and the way back. Here a file is a series of rows
 * that say something about the fields of an issue. What columns are called, and how files are written, is known only to
 * the adapter behind {@link dev.issuetracker.application.importing.file.RowReader}.
 */
@NullMarked
package dev.issuetracker.application.importing;

import org.jspecify.annotations.NullMarked;
