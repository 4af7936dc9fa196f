/**
 * The tracker over HTTP: routes, JSON, problems and tokens. Enter by {@link dev.issuetracker.adapter.http.HttpServer}.
 */
@NullMarked
package dev.issuetracker.adapter.http;

import org.jspecify.annotations.NullMarked;
