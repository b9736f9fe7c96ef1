/**
 * Which formula a built-in activation or loss is, for those that the host computes on its own or that a loss is
 * computed together with. Internal: for Ganglion's own plug-ins, its engine and its test kit. Plug-in jars don't see
 * this package, and the contracts of the test kit compare what says that it is a formula with it, bit for bit.
 */
package io.ganglion.api.formula;
