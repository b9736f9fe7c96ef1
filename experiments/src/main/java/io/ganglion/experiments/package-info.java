/** Runs experiment files: what a Java program needs to do as the {@code ganglion} command does. */
package io.ganglion.experiments;
