/** The rows of a file that an import rejects, as a file to mend and send again. */
@NullMarked
package dev.issuetracker.application.rejecting;

import org.jspecify.annotations.NullMarked;
