/**
 * Why columns of text aren't the numbers or dates that they seem to be, for errors, warnings and descriptions.
 *
 * <p>{@link io.ganglion.tables.evidence.Reading} tells how their cells could be read otherwise, and {@link
 * io.ganglion.tables.evidence.TextFindings} puts it into words.
 */
package io.ganglion.tables.evidence;
