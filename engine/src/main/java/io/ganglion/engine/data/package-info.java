/**
 * Data in memory: tables of named columns, their division into parts, their way into numbers and back, and how good
 * predictions are.
 *
 * <p>The way of a table: {@link io.ganglion.engine.data.Split} says which rows are for training,
 * {@link io.ganglion.engine.data.Preprocessing} is fitted on those alone and turns any table with the same columns into
 * {@link io.ganglion.engine.data.Examples} and outputs back into values and labels,
 * {@link io.ganglion.engine.data.Metrics} compares outputs with targets.
 */
package io.ganglion.engine.data;
