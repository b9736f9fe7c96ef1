/** The built-in weight initialisers. Each is one record; they are found as plug-ins, and nothing calls them by name. */
package io.ganglion.initializers;
