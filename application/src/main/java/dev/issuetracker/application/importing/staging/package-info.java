/** The port for imports that let others write meanwhile. */
@NullMarked
package dev.issuetracker.application.importing.staging;

import org.jspecify.annotations.NullMarked;
