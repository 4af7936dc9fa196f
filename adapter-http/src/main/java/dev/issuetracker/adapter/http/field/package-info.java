/** Routes and JSON of the definitions of fields. */
@NullMarked
package dev.issuetracker.adapter.http.field;

import org.jspecify.annotations.NullMarked;
