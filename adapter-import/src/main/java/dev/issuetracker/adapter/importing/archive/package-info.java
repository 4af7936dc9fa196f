/** Everything of a tracker as a zip of JSON Lines. */
@NullMarked
package dev.issuetracker.adapter.importing.archive;

import org.jspecify.annotations.NullMarked;
