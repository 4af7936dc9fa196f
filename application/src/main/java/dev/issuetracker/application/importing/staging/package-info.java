/** Imports that let others write meanwhile: the port, and how much they store at once. */
@NullMarked
package dev.issuetracker.application.importing.staging;

import org.jspecify.annotations.NullMarked;
