/** The built-in trainers. Each is one record; they are found as plug-ins, and nothing calls them by name. */
package io.ganglion.trainers;
