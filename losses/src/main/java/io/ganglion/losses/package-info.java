/**
 * The built-in losses, each of which is one record. They are found as plug-ins, and nothing calls them by name.
 */
package io.ganglion.losses;
