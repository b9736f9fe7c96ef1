/** The built-in losses. Each is one record; they are found as plug-ins, and nothing calls them by name. */
package io.ganglion.losses;
