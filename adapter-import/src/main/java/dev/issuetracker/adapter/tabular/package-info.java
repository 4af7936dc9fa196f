/** CSV and XLSX files as streams of rows, in memory that does not grow with the file. */
@NullMarked
package dev.issuetracker.adapter.tabular;

import org.jspecify.annotations.NullMarked;
