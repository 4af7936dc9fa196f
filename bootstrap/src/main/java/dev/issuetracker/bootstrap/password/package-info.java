/** How passwords are hashed and checked: Argon2id, and the hashes that came from the Django tracker. */
@NullMarked
package dev.issuetracker.bootstrap.password;

import org.jspecify.annotations.NullMarked;
