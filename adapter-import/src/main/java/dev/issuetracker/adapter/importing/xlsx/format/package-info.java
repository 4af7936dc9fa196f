/**
 * How a spreadsheet shows a number: by a format code, which a cell's style names. Codes are those of Excel, whose rules
 * other programs follow.
 */
@NullMarked
package dev.issuetracker.adapter.importing.xlsx.format;

import org.jspecify.annotations.NullMarked;
