/** Tests of what an operator sets. */
@NullMarked
package dev.issuetracker.bootstrap.configuration;

import org.jspecify.annotations.NullMarked;
