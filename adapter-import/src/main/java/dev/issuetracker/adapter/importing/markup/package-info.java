/** Texts in the markup of other programs. */
@NullMarked
package dev.issuetracker.adapter.importing.markup;

import org.jspecify.annotations.NullMarked;
