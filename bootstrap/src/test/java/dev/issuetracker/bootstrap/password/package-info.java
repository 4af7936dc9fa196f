/** Tests of how passwords are hashed and checked. */
@NullMarked
package dev.issuetracker.bootstrap.password;

import org.jspecify.annotations.NullMarked;
