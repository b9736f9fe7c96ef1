/** What people see while a command works. */
package io.ganglion.runner.terminal;
