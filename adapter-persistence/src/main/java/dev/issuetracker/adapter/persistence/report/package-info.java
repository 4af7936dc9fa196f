/** Reports, which the database works out: a class for each, and what their statements share. */
@NullMarked
package dev.issuetracker.adapter.persistence.report;

import org.jspecify.annotations.NullMarked;
