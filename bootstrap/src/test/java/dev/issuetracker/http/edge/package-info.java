/** What every request goes through before a route has it: limits, headers, connections. */
@NullMarked
package dev.issuetracker.http.edge;

import org.jspecify.annotations.NullMarked;
