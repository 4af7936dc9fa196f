/** Readers of JSON. */
@NullMarked
package dev.issuetracker.adapter.importing.json;

import org.jspecify.annotations.NullMarked;
