/** What the documentation says, tried on a server. */
@NullMarked
package dev.issuetracker.http.documentation;

import org.jspecify.annotations.NullMarked;
