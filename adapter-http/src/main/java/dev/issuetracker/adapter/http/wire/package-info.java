/** How bytes, headers and paths are read and written: JSON, times, versions as entity tags, ids of requests. */
@NullMarked
package dev.issuetracker.adapter.http.wire;

import org.jspecify.annotations.NullMarked;
