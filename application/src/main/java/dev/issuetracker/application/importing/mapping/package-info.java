/** What files of imports mean, as people keep and share it. */
@NullMarked
package dev.issuetracker.application.importing.mapping;

import org.jspecify.annotations.NullMarked;
