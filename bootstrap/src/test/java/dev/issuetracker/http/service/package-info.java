/** The server as a whole: its health, its commands, its clock. */
@NullMarked
package dev.issuetracker.http.service;

import org.jspecify.annotations.NullMarked;
