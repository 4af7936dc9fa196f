/** What changed lately, as events. */
@NullMarked
package dev.issuetracker.adapter.http.change;

import org.jspecify.annotations.NullMarked;
