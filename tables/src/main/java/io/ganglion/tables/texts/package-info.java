/**
 * Texts that are no cells of a table: {@link io.ganglion.tables.texts.Lines}, one per line, and {@link
 * io.ganglion.tables.texts.Texts}, one per file.
 */
package io.ganglion.tables.texts;
