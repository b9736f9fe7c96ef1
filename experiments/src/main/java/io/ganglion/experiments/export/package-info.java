/**
 * Trained models written down in other languages: what they have in common is an {@link
 * io.ganglion.experiments.export.ExportedModel}, which refuses what can't be written.
 */
package io.ganglion.experiments.export;
