/**
 * Published experiments, run again: what {@code ganglion bench} does. Every training begins with weights of its own
 * seed, so that any number of threads gives the same digits.
 */
package io.ganglion.experiments.bench;
