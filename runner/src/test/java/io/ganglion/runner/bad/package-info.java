/** Plug-ins that are wrong in one way each, as sources, with what Ganglion has to do about each. */
package io.ganglion.runner.bad;
