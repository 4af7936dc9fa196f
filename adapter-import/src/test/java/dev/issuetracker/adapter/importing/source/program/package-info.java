/** Tests of the pages of other programs. */
@NullMarked
package dev.issuetracker.adapter.importing.source.program;

import org.jspecify.annotations.NullMarked;
