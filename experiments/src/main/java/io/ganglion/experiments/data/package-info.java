/**
 * From an experiment's data file to examples, and from outputs to a table of predictions.
 *
 * <p>{@link io.ganglion.experiments.data.DataPreparation} does all of it: {@code DataFile} finds and reads the file,
 * {@code ColumnPlans} plans the encoding of each column, {@code SplitRows} assigns rows to parts, and
 * {@code OutputChecks} checks that the network's outputs fit the targets.
 */
package io.ganglion.experiments.data;
