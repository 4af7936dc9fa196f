/**
 * What the columns of a file are called and how their cells are written, for each program that files come from. A
 * format is a page of data, {@link dev.issuetracker.adapter.importing.source.FormatRows} is the one engine that reads
 * by it: another source is one more page.
 */
@NullMarked
package dev.issuetracker.adapter.importing.source;

import org.jspecify.annotations.NullMarked;
