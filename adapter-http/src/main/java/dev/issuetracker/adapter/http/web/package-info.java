/** The web interface: its pages, and the files that they load. It uses the API as any client does. */
@NullMarked
package dev.issuetracker.adapter.http.web;

import org.jspecify.annotations.NullMarked;
