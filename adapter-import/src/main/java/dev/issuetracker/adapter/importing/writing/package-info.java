/** Files of rows, and of issues that the importer reads back unchanged. */
@NullMarked
package dev.issuetracker.adapter.importing.writing;

import org.jspecify.annotations.NullMarked;
