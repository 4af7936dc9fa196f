/** Sessions of people who signed in, and the tokens that name them. */
@NullMarked
package dev.issuetracker.application.session;

import org.jspecify.annotations.NullMarked;
