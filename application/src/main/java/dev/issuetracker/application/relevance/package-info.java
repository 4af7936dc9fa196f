/** Lists of issues by how well they match the words of a search. */
@NullMarked
package dev.issuetracker.application.relevance;

import org.jspecify.annotations.NullMarked;
