/**
 * Data in memory: tables of named columns, their division into parts, and the examples that networks are trained on.
 *
 * <p>The way of a table: {@link io.ganglion.engine.data.Split} says which rows are for training. A preprocessing (see
 * {@code io.ganglion.engine.data.encoding}) is fitted on those alone. It turns any table with the same columns into
 * {@link io.ganglion.engine.data.Examples}, and outputs back into values and labels.
 */
package io.ganglion.engine.data;
