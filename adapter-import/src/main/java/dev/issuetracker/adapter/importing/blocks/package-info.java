/** Tables in blocks, as one table. */
@NullMarked
package dev.issuetracker.adapter.importing.blocks;

import org.jspecify.annotations.NullMarked;
