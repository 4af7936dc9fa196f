/** Access tokens that people make for their programs. */
@NullMarked
package dev.issuetracker.application.token;

import org.jspecify.annotations.NullMarked;
