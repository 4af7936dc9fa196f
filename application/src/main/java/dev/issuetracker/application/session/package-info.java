/** Sessions of signed-in people, and the tokens that name the sessions. */
@NullMarked
package dev.issuetracker.application.session;

import org.jspecify.annotations.NullMarked;
