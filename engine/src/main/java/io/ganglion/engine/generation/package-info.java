/** Going on with a sequence of tokens: which token comes next is drawn by what a network gives for each. */
package io.ganglion.engine.generation;
