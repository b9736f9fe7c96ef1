/** What can be wrong with what a user gave us, where, and how it is shown. */
package io.ganglion.problem;
