/** How fast, and into how much memory, a large CSV file is loaded: {@code benchmarks/load}. */
package io.ganglion.benchmarks.load;
