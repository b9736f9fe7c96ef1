/** Finding, loading and checking plug-ins. */
package io.ganglion.runner.plugins;
