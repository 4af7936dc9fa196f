/**
 * The way in for programs that use the tracker: its services, made from the ports of a store.
 *
 * <p>A service takes a caller and a command: what the caller wants done, as sent, with nothing in it checked. The
 * service checks the values and reports all violations at once.
 *
 * <p>Every method first asks for the permission that it needs, and throws {@code FORBIDDEN} when the caller lacks it.
 * The few that anybody may call say why ({@link dev.issuetracker.application.access.NeedsNoPermission}).
 *
 * <p>Some violations are found before there is a command. An edge that reads it from a request finds a number where a
 * text must be, or a field that does not exist. These are violations of the request's shape. An edge hands them over by
 * the command's {@code withShape}. The service reports them first and its own after them, so that a client learns
 * everything at once; with any, nothing is stored. What has nothing to do with values is reported first: for example,
 * that the thing to edit does not exist. Code that makes its own commands does not call {@code withShape}.
 */
@NullMarked
package dev.issuetracker.application;

import org.jspecify.annotations.NullMarked;
