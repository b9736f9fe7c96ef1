/** Readers of files, given bytes that nothing has written: by {@code .ci/fuzz} for minutes, by a test for seconds. */
package io.ganglion.runner.fuzz;
