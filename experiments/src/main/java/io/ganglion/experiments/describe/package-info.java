/** Descriptions of tables: types, distributions and associations of their columns. */
package io.ganglion.experiments.describe;
