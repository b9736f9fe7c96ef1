/** Puts a run together with Guice: the only package, beside {@code Main}, that knows it. */
package io.ganglion.runner.wiring;
