/** Files that are imported. */
@NullMarked
package dev.issuetracker.http.importing;

import org.jspecify.annotations.NullMarked;
