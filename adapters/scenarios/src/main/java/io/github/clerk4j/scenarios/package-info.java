/**
 * The requests that every adapter responds to alike. An adapter's test extends {@link
 * io.github.clerk4j.scenarios.AdapterScenarios}, and starts an application on its framework.
 */
@NullMarked
package io.github.clerk4j.scenarios;

import org.jspecify.annotations.NullMarked;
