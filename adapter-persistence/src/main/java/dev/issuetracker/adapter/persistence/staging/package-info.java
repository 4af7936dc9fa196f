/** Issues that are stored before anybody sees them. */
@NullMarked
package dev.issuetracker.adapter.persistence.staging;

import org.jspecify.annotations.NullMarked;
