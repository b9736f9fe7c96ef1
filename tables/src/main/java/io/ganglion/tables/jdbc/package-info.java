/** Rows that a query of a database gives, through the database's own JDBC driver. */
package io.ganglion.tables.jdbc;
