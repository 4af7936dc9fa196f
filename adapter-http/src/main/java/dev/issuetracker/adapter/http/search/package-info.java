/** Routes and JSON that help to write searches, and to keep them. */
@NullMarked
package dev.issuetracker.adapter.http.search;

import org.jspecify.annotations.NullMarked;
