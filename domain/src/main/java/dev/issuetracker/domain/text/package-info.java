/**
 * What the tracker accepts as text, when two names are the same, which name a misspelt one means, and how numbers of
 * things are written.
 */
@NullMarked
package dev.issuetracker.domain.text;

import org.jspecify.annotations.NullMarked;
