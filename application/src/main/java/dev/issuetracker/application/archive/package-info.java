/** Everything of a tracker without its secrets, on its way to another server. */
@NullMarked
package dev.issuetracker.application.archive;

import org.jspecify.annotations.NullMarked;
