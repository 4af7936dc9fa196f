/** Labels. */
@NullMarked
package dev.issuetracker.http.label;

import org.jspecify.annotations.NullMarked;
