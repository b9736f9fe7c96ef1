/**
 * Published experiments, repeated by {@code ganglion bench}. Every training has its own seed, so that any number of
 * threads gives the same digits.
 */
package io.ganglion.experiments.bench;
