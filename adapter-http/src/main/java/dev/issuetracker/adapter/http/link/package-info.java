/** Routes and JSON of links between issues. */
@NullMarked
package dev.issuetracker.adapter.http.link;

import org.jspecify.annotations.NullMarked;
