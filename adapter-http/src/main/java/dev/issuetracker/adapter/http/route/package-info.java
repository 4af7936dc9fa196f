/**
 * The table of routes, and what happens before a handler runs: who calls is found out, and whether the request was sent
 * before.
 *
 * <p>There is one way to add a route. A feature has a class {@code …Routes} that takes the feature's services. Its
 * method {@code register} declares every route in one line: template, permission, the largest body if there is one,
 * handler. A handler reads the path, then the query, then the body, and collects violations. It calls one service and
 * sends one answer:
 *
 * <pre>{@code
 * public void register(Routes routes) {
 *     routes.post("/labels", Permission.CREATE_LABELS, BodySize.SMALL, this::create);
 * }
 * }</pre>
 *
 * <p>A handler throws what goes wrong. {@code Problems} answers it, with members that the feature supplies for its own
 * exceptions ({@code ProblemMembers}). {@code HttpServer} puts the features together.
 */
@NullMarked
package dev.issuetracker.adapter.http.route;

import org.jspecify.annotations.NullMarked;
