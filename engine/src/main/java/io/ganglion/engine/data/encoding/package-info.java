/** How columns of a table become numbers for a network, and its outputs predictions in the table's own terms. */
package io.ganglion.engine.data.encoding;
