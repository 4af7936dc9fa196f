/** Certificates and keys from PEM files, reloaded when they change. */
@NullMarked
package dev.issuetracker.adapter.http.tls;

import org.jspecify.annotations.NullMarked;
