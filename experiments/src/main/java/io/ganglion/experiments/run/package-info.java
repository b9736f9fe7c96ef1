/** One run of an experiment: preparing the data, training, and writing the run directory. */
package io.ganglion.experiments.run;
