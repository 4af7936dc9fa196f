/**
 * Files as streams of rows, in memory that does not grow with the file: CSV, XLSX, JSON and JSON Lines, each also in a
 * zip. What they hold may be issues or a whole tracker.
 */
@NullMarked
package dev.issuetracker.adapter.importing;

import org.jspecify.annotations.NullMarked;
