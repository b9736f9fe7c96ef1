/** What a table that was read from a file is to the rest of the runner, whatever the file's format. */
package io.ganglion.runner.table;
