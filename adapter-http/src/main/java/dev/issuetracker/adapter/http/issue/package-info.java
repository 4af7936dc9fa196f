/** Routes and JSON of issues and their history. */
@NullMarked
package dev.issuetracker.adapter.http.issue;

import org.jspecify.annotations.NullMarked;
