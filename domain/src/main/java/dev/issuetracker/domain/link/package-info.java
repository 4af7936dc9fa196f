/** Links between issues and the port that stores them. */
@NullMarked
package dev.issuetracker.domain.link;

import org.jspecify.annotations.NullMarked;
