/** What routes of all kinds of saved texts have in common. */
@NullMarked
package dev.issuetracker.adapter.http.saved;

import org.jspecify.annotations.NullMarked;
