package dev.issuetracker.application.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a method of a service that anybody may call. Every other one begins with {@link Caller#demand}. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface NeedsNoPermission {
    /** Why it needs none. */
    String value();
}
