/** Tests of how commands call a running server. */
@NullMarked
package dev.issuetracker.bootstrap.client;

import org.jspecify.annotations.NullMarked;
