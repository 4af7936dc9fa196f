/** What the tracker accepts as text, and when two names are the same. */
@NullMarked
package dev.issuetracker.domain.text;

import org.jspecify.annotations.NullMarked;
