/** From YAML text with positions to checked records, whatever the records say. */
package io.ganglion.experiments.binding;
