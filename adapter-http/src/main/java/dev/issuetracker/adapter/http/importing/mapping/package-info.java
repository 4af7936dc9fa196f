/** Routes and JSON of saved mappings of imports. */
@NullMarked
package dev.issuetracker.adapter.http.importing.mapping;

import org.jspecify.annotations.NullMarked;
