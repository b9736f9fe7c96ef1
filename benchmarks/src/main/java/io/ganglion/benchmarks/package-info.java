/** JMH benchmarks; {@code benchmarks/jmh} runs them. */
package io.ganglion.benchmarks;
