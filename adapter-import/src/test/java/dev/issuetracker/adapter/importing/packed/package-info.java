/** Several files that are imported together. */
@NullMarked
package dev.issuetracker.adapter.importing.packed;

import org.jspecify.annotations.NullMarked;
