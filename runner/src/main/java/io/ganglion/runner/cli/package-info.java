/** The commands: their options, and what they print. */
package io.ganglion.runner.cli;
