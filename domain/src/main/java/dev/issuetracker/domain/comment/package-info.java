/** Comments on issues and the port that stores them. */
@NullMarked
package dev.issuetracker.domain.comment;

import org.jspecify.annotations.NullMarked;
