/** The audit log: who signed in, who was rejected, who changed what others may do. */
@NullMarked
package dev.issuetracker.application.audit;

import org.jspecify.annotations.NullMarked;
