/** SQL that the stores share: dialects, pages, batches, times, failures, migrations. */
@NullMarked
package dev.issuetracker.adapter.persistence.sql;

import org.jspecify.annotations.NullMarked;
