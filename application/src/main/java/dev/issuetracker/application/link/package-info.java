/** Links between issues: adding, listing and removing them. */
@NullMarked
package dev.issuetracker.application.link;

import org.jspecify.annotations.NullMarked;
