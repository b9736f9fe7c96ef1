/**
 * The arithmetic that training spends its time on, with results that are the same in every bit whatever runs it.
 *
 * <p>Every element of every result is one fixed chain of fused multiply-adds (or one fixed sequence of exact
 * operations). An implementation may choose in which order it goes through the elements and how many it computes side
 * by side, but never how one of them is computed; so plain loops and vector instructions of any width agree.
 */
package io.ganglion.engine.kernel;
