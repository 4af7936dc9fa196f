/** What people keep under names, alone or shared with others, and the port that stores it. */
@NullMarked
package dev.issuetracker.domain.saved;

import org.jspecify.annotations.NullMarked;
