package io.ganglion.runner.cli;

/** A command that writes until its reader has enough: a closed pipe ends it, and is no error. */
interface Streaming {}
