/** The table of routes, and what every route asks before its handler runs: who calls, and was this sent before. */
@NullMarked
package dev.issuetracker.adapter.http.route;

import org.jspecify.annotations.NullMarked;
