/** What a reader makes of a file: rows, what they say of an issue and its past, and what was recognised. */
@NullMarked
package dev.issuetracker.application.importing.file;

import org.jspecify.annotations.NullMarked;
