/** A believable tracker to look at: a team, and what it did in eighteen months. */
@NullMarked
package dev.issuetracker.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
