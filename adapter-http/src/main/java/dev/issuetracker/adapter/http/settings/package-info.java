/** The settings of the HTTP server that an operator can choose. */
@NullMarked
package dev.issuetracker.adapter.http.settings;

import org.jspecify.annotations.NullMarked;
