/** Files of plain text, for language models. */
package io.ganglion.tables.text;
