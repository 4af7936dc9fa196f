/** Requests made at random from an API description, and a judge of what is answered. */
@NullMarked
package dev.issuetracker.http.fuzz;

import org.jspecify.annotations.NullMarked;
