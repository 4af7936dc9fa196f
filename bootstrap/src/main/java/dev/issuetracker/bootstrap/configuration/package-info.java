/**
 * What an operator sets: the variables of the process and of a {@code .env} file, read and checked. All that is wrong
 * is found at once, and each violation names its variable or line.
 */
@NullMarked
package dev.issuetracker.bootstrap.configuration;

import org.jspecify.annotations.NullMarked;
