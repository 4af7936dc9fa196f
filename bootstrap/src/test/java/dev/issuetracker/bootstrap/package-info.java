/** Tests of how the server is configured and started, and the way in for tests that need one running. */
@NullMarked
package dev.issuetracker.bootstrap;

import org.jspecify.annotations.NullMarked;
