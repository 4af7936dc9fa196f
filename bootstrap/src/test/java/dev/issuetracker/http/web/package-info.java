/** The web interface in a browser. */
@NullMarked
package dev.issuetracker.http.web;

import org.jspecify.annotations.NullMarked;
