/** Looks into a network and its training: gradients checked, units and steps counted. */
package io.ganglion.engine.inspect;
