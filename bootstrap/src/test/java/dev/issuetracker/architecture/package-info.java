/** What may know what, as tests; each rule is proven to fail on an offender planted for it. */
@NullMarked
package dev.issuetracker.architecture;

import org.jspecify.annotations.NullMarked;
