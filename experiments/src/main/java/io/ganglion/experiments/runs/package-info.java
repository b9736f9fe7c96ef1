/** Looking at the run directories that there are: listing, comparing, repeating and removing them. */
package io.ganglion.experiments.runs;
