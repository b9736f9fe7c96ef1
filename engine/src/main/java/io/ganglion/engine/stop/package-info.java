/** Rules that end a training early, each looking at one thing after every epoch. */
package io.ganglion.engine.stop;
