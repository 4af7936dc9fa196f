/** The files and folders that a server keeps: its data, its signing key, imports that wait, and what is temporary. */
@NullMarked
package dev.issuetracker.bootstrap.file;

import org.jspecify.annotations.NullMarked;
