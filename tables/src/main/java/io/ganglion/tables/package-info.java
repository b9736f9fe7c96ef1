/** A table that was read from a file of any format, and where in it each row stood. */
package io.ganglion.tables;
