/** One run of an experiment: data in, training, and the run directory. */
package io.ganglion.experiments.run;
