/**
 * The language of the search box: the tree that the syntax makes of a text becomes a filter of issues, and what may
 * follow in a text is suggested. {@code docs/search.md} describes the language.
 */
@NullMarked
package dev.issuetracker.application.search;

import org.jspecify.annotations.NullMarked;
