/** The generic grammar of requests and answers: bodies, query parameters, cursors, pages, uploads. */
@NullMarked
package dev.issuetracker.adapter.http.exchange;

import org.jspecify.annotations.NullMarked;
