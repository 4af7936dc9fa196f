/** Routes and JSON of labels. */
@NullMarked
package dev.issuetracker.adapter.http.label;

import org.jspecify.annotations.NullMarked;
