/** Labels: their definitions. */
@NullMarked
package dev.issuetracker.application.label;

import org.jspecify.annotations.NullMarked;
