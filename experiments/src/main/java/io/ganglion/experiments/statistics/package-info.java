/**
 * Statistics of a few paired measurements: a permutation test, its correction for several comparisons, and a bootstrap
 * interval. Independent of experiments; the same digits on every machine.
 */
package io.ganglion.experiments.statistics;
