/** Archives that may come from anybody, with a limit on everything. */
@NullMarked
package dev.issuetracker.adapter.importing.zip;

import org.jspecify.annotations.NullMarked;
