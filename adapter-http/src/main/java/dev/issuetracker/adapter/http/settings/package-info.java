/** What an operator sets of the HTTP server. */
@NullMarked
package dev.issuetracker.adapter.http.settings;

import org.jspecify.annotations.NullMarked;
