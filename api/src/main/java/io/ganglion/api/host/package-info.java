/** Reading what plug-ins declare: for hosts and test kits, never for plug-ins. */
package io.ganglion.api.host;
