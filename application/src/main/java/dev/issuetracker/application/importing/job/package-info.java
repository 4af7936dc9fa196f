/**
 * Imports that run while nobody waits: they are started, watched, cancelled, and run again after a failure. Those whose
 * sender waits are watched and cancelled too.
 */
@NullMarked
package dev.issuetracker.application.importing.job;

import org.jspecify.annotations.NullMarked;
