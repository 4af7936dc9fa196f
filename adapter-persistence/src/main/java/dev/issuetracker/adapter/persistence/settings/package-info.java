/** What an operator sets of the database. */
@NullMarked
package dev.issuetracker.adapter.persistence.settings;

import org.jspecify.annotations.NullMarked;
