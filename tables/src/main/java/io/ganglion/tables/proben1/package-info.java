/**
 * The {@code .dt} files of Proben1 (L. Prechelt, "Proben1: a set of neural network benchmark problems and benchmarking
 * rules", Technical Report 21/94, Universität Karlsruhe, 1994, section 3).
 */
package io.ganglion.tables.proben1;
