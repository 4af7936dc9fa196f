/** The settings of the database that an operator can choose. */
@NullMarked
package dev.issuetracker.adapter.persistence.settings;

import org.jspecify.annotations.NullMarked;
