/** Fields that a team defines. */
@NullMarked
package dev.issuetracker.http.field;

import org.jspecify.annotations.NullMarked;
