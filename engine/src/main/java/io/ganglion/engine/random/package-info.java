/** Random numbers that derive from a seed, a purpose and an index, never from the order of calls. */
package io.ganglion.engine.random;
