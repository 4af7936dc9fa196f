/** What an import says of a file: how many rows, which were rejected, and why. */
@NullMarked
package dev.issuetracker.application.importing.report;

import org.jspecify.annotations.NullMarked;
