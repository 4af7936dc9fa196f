/** CSV files as streams of rows. */
@NullMarked
package dev.issuetracker.adapter.importing.csv;

import org.jspecify.annotations.NullMarked;
