/** The move of the Django tracker that this one replaces. {@link DjangoMove} is the way in. */
@NullMarked
package dev.issuetracker.adapter.persistence.django;

import org.jspecify.annotations.NullMarked;
