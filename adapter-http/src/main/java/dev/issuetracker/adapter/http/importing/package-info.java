/** Routes and JSON of imports. */
@NullMarked
package dev.issuetracker.adapter.http.importing;

import org.jspecify.annotations.NullMarked;
