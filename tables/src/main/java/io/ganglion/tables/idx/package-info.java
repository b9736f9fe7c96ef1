/**
 * IDX files, the binary format of the MNIST digits (Y. LeCun, C. Cortes and C. Burges, "The MNIST database of
 * handwritten digits", the section on file formats), and of later data sets in the same format.
 */
package io.ganglion.tables.idx;
