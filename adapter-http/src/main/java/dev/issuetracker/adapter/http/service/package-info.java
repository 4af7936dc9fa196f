/**
 * Routes of the server itself: health, metrics, the API description, backups.
 *
 * <p>The description is put together from the YAML files under {@code openapi/} by
 * {@link dev.issuetracker.adapter.http.service.ApiDescription}. {@code docs/api-description.md} says how to describe a
 * route.
 */
@NullMarked
package dev.issuetracker.adapter.http.service;

import org.jspecify.annotations.NullMarked;
