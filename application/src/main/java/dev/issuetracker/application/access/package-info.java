/**
 * Who calls, with which credential, from where, and what that allows. The table is
 * {@link dev.issuetracker.application.access.Permission}.
 */
@NullMarked
package dev.issuetracker.application.access;

import org.jspecify.annotations.NullMarked;
