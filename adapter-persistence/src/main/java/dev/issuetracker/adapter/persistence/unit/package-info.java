/** Units of work: transactions, the connections that they lease from pools, and the fencing epochs that end leases. */
@NullMarked
package dev.issuetracker.adapter.persistence.unit;

import org.jspecify.annotations.NullMarked;
