/** The {@code ganglion} program: its entry point, which runs one command in a JVM. */
package io.ganglion.runner;
