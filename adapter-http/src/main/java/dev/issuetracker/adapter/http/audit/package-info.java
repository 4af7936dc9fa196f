/** Routes and JSON of the audit log. */
@NullMarked
package dev.issuetracker.adapter.http.audit;

import org.jspecify.annotations.NullMarked;
