/** The check of rows by the rules of an issue, and the look-up of the names in them. */
@NullMarked
package dev.issuetracker.application.importing.check;

import org.jspecify.annotations.NullMarked;
