/** The built-in activations. Each is one record; they are found as plug-ins, and nothing calls them by name. */
package io.ganglion.activations;
