/** Terminal output while a command works: progress, tables and numbers. */
package io.ganglion.runner.terminal;
