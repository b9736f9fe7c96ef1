/**
 * The built-in weight initializers, each of which is one record. They are found as plug-ins, and nothing calls them by
 * name.
 */
package io.ganglion.initializers;
