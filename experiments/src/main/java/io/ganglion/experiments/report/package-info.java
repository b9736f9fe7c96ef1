/**
 * {@code report.html}: what is in the directory of a run or a study, for people. One file that loads nothing, can be
 * read without its script, and is made from the directory's other files alone.
 *
 * <p>{@link io.ganglion.experiments.report.RunReport} and {@link io.ganglion.experiments.report.ComparisonReport}
 * are lists of sections, a class each; sections are made of {@code Element}s, which escape all text, and {@code Plot}s.
 */
package io.ganglion.experiments.report;
