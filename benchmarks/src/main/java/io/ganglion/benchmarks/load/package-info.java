/** How fast, and into how much memory, a large CSV file, or a folder of images, is loaded: {@code benchmarks/load}. */
package io.ganglion.benchmarks.load;
