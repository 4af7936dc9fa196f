/** Who may do what, route by route and service by service. */
@NullMarked
package dev.issuetracker.http.access;

import org.jspecify.annotations.NullMarked;
