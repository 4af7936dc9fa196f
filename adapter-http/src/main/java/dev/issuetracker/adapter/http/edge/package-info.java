/** The edge between the network and the routes: limits, slow clients, proxies, security headers, metrics. */
@NullMarked
package dev.issuetracker.adapter.http.edge;

import org.jspecify.annotations.NullMarked;
