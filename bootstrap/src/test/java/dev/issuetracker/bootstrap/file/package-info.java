/** Tests of the files that a server keeps. */
@NullMarked
package dev.issuetracker.bootstrap.file;

import org.jspecify.annotations.NullMarked;
