/** Keyset pages, the same for every list. */
@NullMarked
package dev.issuetracker.domain.page;

import org.jspecify.annotations.NullMarked;
