/** Problems in what a user gave: the message, the place, the cure, and how they are shown. */
package io.ganglion.problem;
