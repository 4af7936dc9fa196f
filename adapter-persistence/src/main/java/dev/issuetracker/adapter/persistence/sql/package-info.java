/**
 * SQL that the stores share: dialects, pages, batches, times, failures, migrations, texts with named places.
 *
 * <p>In every room, what varies in a statement has a named place in its text, such as {@code <condition>}. Values are
 * always bound. SQL of ours fills places by JDBI's {@code define} where the statement runs, and by {@link SqlText}
 * where a text is put together before that. No other room replaces parts of texts, or formats them.
 *
 * <p>In {@code store} and {@code placeholder} fixed statements are methods of an SqlObject. All other statements are
 * written with JDBI's fluent interface where they run, except on connections of their own, which have no JDBI: those of
 * {@code copy}, {@code failover}, {@code django} and the trigram index.
 */
@NullMarked
package dev.issuetracker.adapter.persistence.sql;

import org.jspecify.annotations.NullMarked;
