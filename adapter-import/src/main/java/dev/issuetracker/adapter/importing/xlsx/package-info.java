/** XLSX workbooks as streams of rows. */
@NullMarked
package dev.issuetracker.adapter.importing.xlsx;

import org.jspecify.annotations.NullMarked;
