/** What the tracker accepts as text, when two names are the same, and which name a misspelt one means. */
@NullMarked
package dev.issuetracker.domain.text;

import org.jspecify.annotations.NullMarked;
