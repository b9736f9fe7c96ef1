/** Texts for people: numbers, tables in columns, and words for a shell. */
package io.ganglion.experiments.text;
