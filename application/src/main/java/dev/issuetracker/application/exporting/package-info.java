/** Issues on their way out: which ones leave, in which format, and the port that writes files. */
@NullMarked
package dev.issuetracker.application.exporting;

import org.jspecify.annotations.NullMarked;
