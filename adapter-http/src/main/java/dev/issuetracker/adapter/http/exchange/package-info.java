/**
 * How requests are read and answers sent, whatever they are about: bodies, query parameters, cursors, pages, uploads.
 */
@NullMarked
package dev.issuetracker.adapter.http.exchange;

import org.jspecify.annotations.NullMarked;
