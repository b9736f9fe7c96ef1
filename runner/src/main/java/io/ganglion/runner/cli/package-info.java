/** The commands: what they take, and what they print. */
package io.ganglion.runner.cli;
