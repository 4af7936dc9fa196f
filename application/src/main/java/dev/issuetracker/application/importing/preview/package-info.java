/** What an import finds out about a file so that its sender can mend it or say what it means. */
@NullMarked
package dev.issuetracker.application.importing.preview;

import org.jspecify.annotations.NullMarked;
