/** Routes and JSON that help to write searches. */
@NullMarked
package dev.issuetracker.adapter.http.search;

import org.jspecify.annotations.NullMarked;
