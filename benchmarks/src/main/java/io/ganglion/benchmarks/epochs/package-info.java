/**
 * The command {@code benchmarks/epochs}: the workloads on which Ganglion is compared with other libraries, as the
 * scripts of these peers define them, and with their data.
 */
package io.ganglion.benchmarks.epochs;
