/** What happened to the tracker's safety: who came in, who was turned away, who changed what others may do. */
@NullMarked
package dev.issuetracker.application.audit;

import org.jspecify.annotations.NullMarked;
