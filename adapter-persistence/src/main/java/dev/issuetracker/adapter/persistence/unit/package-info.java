/** Units of work: transactions, the connections that they lease, and the terms in which a node serves. */
@NullMarked
package dev.issuetracker.adapter.persistence.unit;

import org.jspecify.annotations.NullMarked;
