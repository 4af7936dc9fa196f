/** Routes and JSON of reports. */
@NullMarked
package dev.issuetracker.adapter.http.report;

import org.jspecify.annotations.NullMarked;
