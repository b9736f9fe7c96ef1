/** Sums over examples, and the loss of a network over some of them as a function of its parameters. */
package io.ganglion.engine.objective;
