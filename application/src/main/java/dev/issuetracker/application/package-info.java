/** The way in for programs that use the tracker: its services, made from the ports of a store. */
@NullMarked
package dev.issuetracker.application;

import org.jspecify.annotations.NullMarked;
