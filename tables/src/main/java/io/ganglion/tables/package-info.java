/** Tables that were read from files of any format, with the place of each row in its file. */
package io.ganglion.tables;
