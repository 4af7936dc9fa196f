/**
 * What other programs call things in the files that they write, a page for each. {@code Programs} lists them all; the
 * engine that reads by them is in the package around.
 */
@NullMarked
package dev.issuetracker.adapter.importing.source.program;

import org.jspecify.annotations.NullMarked;
