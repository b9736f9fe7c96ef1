/** Diagnosis of a training, in plain words: one class for each kind of problem. */
package io.ganglion.experiments.diagnosis;
