/** How well issues match the words of a search, and where in their texts these are. */
@NullMarked
package dev.issuetracker.domain.relevance;

import org.jspecify.annotations.NullMarked;
