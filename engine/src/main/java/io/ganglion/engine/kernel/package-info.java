/**
 * The arithmetic that takes most of the time of training, with results that are the same bits on every machine.
 *
 * <p>Every element of every result is one fixed chain of fused multiply-adds (or one fixed sequence of exact
 * operations). An implementation may choose in which order it computes the elements and how many of them in
 * parallel, but not how an element is computed; therefore plain loops and vector instructions of any width agree.
 */
package io.ganglion.engine.kernel;
