/**
 * Runs experiment files: what a Java program needs to do as the {@code ganglion} command does.
 *
 * <p>A program begins at {@link io.ganglion.experiments.ExperimentFile}; whole programs are in {@code docs/java.md}.
 */
package io.ganglion.experiments;
