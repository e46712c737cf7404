package io.github.clerk4j.testing.junit;

import io.github.clerk4j.testing.FakeClerk;

/** The settings of an extension. Extensions with equal ones share the fake of a run. */
record Settings(Scope scope, boolean systemProperties, FakeClerk.Builder fake) {}
