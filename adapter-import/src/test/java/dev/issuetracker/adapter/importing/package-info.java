@NullMarked
package dev.issuetracker.adapter.importing;

import org.jspecify.annotations.NullMarked;
