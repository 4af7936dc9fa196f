/** Files of JSON as streams of rows. */
@NullMarked
package dev.issuetracker.adapter.importing.json;

import org.jspecify.annotations.NullMarked;
