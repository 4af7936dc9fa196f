/**
 * Tests of the HTTP adapter, and {@link dev.issuetracker.adapter.http.service.OpenApiChecker} for the tests of whole
 * servers.
 */
@NullMarked
package dev.issuetracker.adapter.http;

import org.jspecify.annotations.NullMarked;
