/** Lints: what is suspicious about an experiment and its data before training: one class for each kind. */
package io.ganglion.experiments.lint;
