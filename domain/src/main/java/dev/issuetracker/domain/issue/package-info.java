/** Issues, how they change and what became of them; the ports that store them. */
@NullMarked
package dev.issuetracker.domain.issue;

import org.jspecify.annotations.NullMarked;
