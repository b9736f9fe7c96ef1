/** Metrics: how good predictions are, what constant predictions would reach, and where a metric isn't defined. */
package io.ganglion.engine.metric;
