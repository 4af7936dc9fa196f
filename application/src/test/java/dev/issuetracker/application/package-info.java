/** The use cases, tried on stores in memory. */
@NullMarked
package dev.issuetracker.application;

import org.jspecify.annotations.NullMarked;
