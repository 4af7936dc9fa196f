package dev.issuetracker.domain.contract;

import org.junit.jupiter.api.extension.Extension;

/**
 * What every contract is. Extends an empty type of JUnit, because annotations of a library that is missing are silently
 * dropped: without JUnit the test classes would compile, no test would run, and the build would be green.
 */
public interface Contract extends Extension {}
