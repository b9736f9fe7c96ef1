/** What happens while a network is trained, and who hears of it. */
package io.ganglion.engine.event;
