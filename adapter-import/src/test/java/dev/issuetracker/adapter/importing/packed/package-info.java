@NullMarked
package dev.issuetracker.adapter.importing.packed;

import org.jspecify.annotations.NullMarked;
