/**
 * The syntax of searches: a text becomes words, conditions and signs with their places in it, and these a tree. Nothing
 * is looked up here.
 */
@NullMarked
package dev.issuetracker.application.search.syntax;

import org.jspecify.annotations.NullMarked;
