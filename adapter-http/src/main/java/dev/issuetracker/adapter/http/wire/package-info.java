/** How JSON, times, headers and paths are read and written. */
@NullMarked
package dev.issuetracker.adapter.http.wire;

import org.jspecify.annotations.NullMarked;
