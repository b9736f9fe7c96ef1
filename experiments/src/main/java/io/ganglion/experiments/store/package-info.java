/** Writes files completely or not at all, and hashes them. */
package io.ganglion.experiments.store;
