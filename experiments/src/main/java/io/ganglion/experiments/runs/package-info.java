/** Existing run directories: listing, comparing, repeating and removing them. */
package io.ganglion.experiments.runs;
