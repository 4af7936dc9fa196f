/** A real browser, for the tests of the web interface. */
@NullMarked
package dev.issuetracker.browser;

import org.jspecify.annotations.NullMarked;
