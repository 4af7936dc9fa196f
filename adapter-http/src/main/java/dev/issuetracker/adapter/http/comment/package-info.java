/** Routes and JSON of comments. */
@NullMarked
package dev.issuetracker.adapter.http.comment;

import org.jspecify.annotations.NullMarked;
