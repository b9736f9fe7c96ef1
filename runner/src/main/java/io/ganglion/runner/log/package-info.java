/** The logs of runs, written by log4j-core: the only package, beside {@code Main}, that knows it. */
package io.ganglion.runner.log;
