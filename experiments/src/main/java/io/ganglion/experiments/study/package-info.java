/**
 * Many trainings of one study, such as a comparison: a {@link io.ganglion.experiments.study.Trial} is an experiment
 * without a run directory, a {@link io.ganglion.experiments.study.TrialPool} trains them on all cores, with the same
 * results for any number of threads, and a {@link io.ganglion.experiments.study.Journal} keeps what is finished.
 */
package io.ganglion.experiments.study;
