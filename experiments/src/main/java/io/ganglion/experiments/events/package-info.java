/** What a command tells while it works, event by event: who hears it, and the form that it has for programs. */
package io.ganglion.experiments.events;
