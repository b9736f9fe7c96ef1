/** Writing files whole or not at all, and telling them apart. */
package io.ganglion.runner.store;
