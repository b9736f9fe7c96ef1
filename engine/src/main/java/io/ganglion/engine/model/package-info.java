/** Trained networks with all that it takes to predict from a table, and their files. */
package io.ganglion.engine.model;
