/**
 * CSV files in and out, by commons-csv.
 *
 * <p>Reading is strict where leniency would change numbers silently: text is UTF-8, rows have as many cells as the
 * header, names are there and differ, quotes are closed, numbers follow one grammar ({@link
 * io.ganglion.engine.data.NumberText}). Every violation is a {@link io.ganglion.problem.Problem} with file, row
 * and column. Rows are counted from 1, the header and blank lines included, as a spreadsheet shows them.
 */
package io.ganglion.tables.csv;
