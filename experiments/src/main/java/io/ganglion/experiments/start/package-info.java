/** Starts runs: puts one together, locks its directory, opens its log, and names what failed. */
package io.ganglion.experiments.start;
