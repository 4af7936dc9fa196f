/** Files of issues, read and written; and files that tests make. */
@NullMarked
package dev.issuetracker.adapter.importing;

import org.jspecify.annotations.NullMarked;
