/**
 * Finding, loading, checking and showing plug-ins.
 *
 * <p>{@link io.ganglion.plugins.PluginLoader} turns {@link io.ganglion.plugins.PluginPath}s into a
 * {@link io.ganglion.plugins.PluginCatalog}, or into every problem that there is.
 */
package io.ganglion.plugins;
