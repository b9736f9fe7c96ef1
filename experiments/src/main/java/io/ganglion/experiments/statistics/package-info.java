/**
 * What may be concluded from a few paired measurements: a permutation test, its correction for several comparisons, and
 * a bootstrap interval. Knows nothing of experiments; the same digits on every machine.
 */
package io.ganglion.experiments.statistics;
