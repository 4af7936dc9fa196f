/** Comments. */
@NullMarked
package dev.issuetracker.http.comment;

import org.jspecify.annotations.NullMarked;
