/** Issues that came in before, of which a file has rows again. */
@NullMarked
package dev.issuetracker.application.importing.existing;

import org.jspecify.annotations.NullMarked;
