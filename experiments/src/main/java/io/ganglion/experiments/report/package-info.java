/**
 * {@code report.html}, made from the other files of a run's or a study's directory. It is one file that loads no others
 * and can be read without its script.
 *
 * <p>{@link io.ganglion.experiments.report.Report} has the lists of panels, a class each; panels are made of {@code
 * Element}s, which escape all text, and {@code Plot}s.
 */
package io.ganglion.experiments.report;
