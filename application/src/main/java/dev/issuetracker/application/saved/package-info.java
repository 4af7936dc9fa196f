/** What people keep under names and share, whatever it is. */
@NullMarked
package dev.issuetracker.application.saved;

import org.jspecify.annotations.NullMarked;
