@NullMarked
package dev.issuetracker.adapter.tabular;

import org.jspecify.annotations.NullMarked;
