/** Links between issues, and parents. */
@NullMarked
package dev.issuetracker.http.link;

import org.jspecify.annotations.NullMarked;
