/**
 * The language of the search box: a text becomes words and conditions with their places in it, these a tree, and the
 * tree a filter of issues. {@code docs/search.md} describes the language.
 */
@NullMarked
package dev.issuetracker.application.search;

import org.jspecify.annotations.NullMarked;
