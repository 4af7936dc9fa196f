/** CSV and XLSX files as streams of rows, in memory that does not grow with the file. */
@NullMarked
package dev.issuetracker.adapter.importing;

import org.jspecify.annotations.NullMarked;
