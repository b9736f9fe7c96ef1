/** A network as a graph of layers, and the way of one thread through it. Internal: exported to no other module. */
package io.ganglion.engine.network;
