@NullMarked
package dev.issuetracker.adapter.importing.file;

import org.jspecify.annotations.NullMarked;
