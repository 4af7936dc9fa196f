/** Tests of the room of the same name. */
@NullMarked
package dev.issuetracker.adapter.importing.markup;

import org.jspecify.annotations.NullMarked;
