/** Imports that run while nobody waits. */
@NullMarked
package dev.issuetracker.adapter.http.importing.job;

import org.jspecify.annotations.NullMarked;
