/**
 * The fields that a team adds to its issues: their definitions, and how callers name fields and give values of them.
 */
@NullMarked
package dev.issuetracker.application.field;

import org.jspecify.annotations.NullMarked;
