/** Load runs against a running server. */
@NullMarked
package dev.issuetracker.benchmarks;

import org.jspecify.annotations.NullMarked;
