/** What readers of all kinds of files share. */
@NullMarked
package dev.issuetracker.adapter.importing.file;

import org.jspecify.annotations.NullMarked;
