/**
 * From an experiment's data file to examples, and from outputs to a table of predictions.
 *
 * <p>{@link io.ganglion.experiments.data.DataPreparation} goes the whole way: {@code DataFile} finds and reads the
 * file, {@code ColumnPlans} says what each column becomes, {@code SplitRows} which rows serve what, and
 * {@code OutputChecks} whether the network's outputs can be what the targets are.
 */
package io.ganglion.experiments.data;
