/**
 * Finding, loading, checking and showing plug-ins.
 *
 * <p>{@link io.ganglion.runner.plugins.PluginLoader} turns {@link io.ganglion.runner.plugins.PluginPath}s into a
 * {@link io.ganglion.runner.plugins.PluginCatalog}, or into every problem that there is.
 */
package io.ganglion.runner.plugins;
