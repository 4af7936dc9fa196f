/** Routes of the server itself: health, metrics, the API description, backups. */
@NullMarked
package dev.issuetracker.adapter.http.service;

import org.jspecify.annotations.NullMarked;
