/** What changed lately, for those who look at issues and want to see the changes of others. */
@NullMarked
package dev.issuetracker.application.change;

import org.jspecify.annotations.NullMarked;
