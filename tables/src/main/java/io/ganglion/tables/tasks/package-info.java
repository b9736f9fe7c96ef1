/** Tasks for recurrent networks whose sequences are drawn at random: no files are read. */
package io.ganglion.tables.tasks;
