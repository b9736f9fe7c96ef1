/**
 * Studies: many trainings of one experiment, such as a comparison or a sweep. A
 * {@link io.ganglion.experiments.study.Trial} is an experiment without a run directory, a
 * {@link io.ganglion.experiments.study.TrialPool} trains them on all cores, with the same results for any number of
 * threads, and a {@link io.ganglion.experiments.study.Journal} keeps what is finished. Several processes share a study
 * as {@link io.ganglion.experiments.study.StudyPart}s.
 */
package io.ganglion.experiments.study;
