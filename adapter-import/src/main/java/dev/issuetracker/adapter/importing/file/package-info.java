/** What readers of every format share: rows, limits, errors. */
@NullMarked
package dev.issuetracker.adapter.importing.file;

import org.jspecify.annotations.NullMarked;
