/** Imports that are done: which issues they made, where these came from, and how they are taken back. */
@NullMarked
package dev.issuetracker.application.importing.done;

import org.jspecify.annotations.NullMarked;
