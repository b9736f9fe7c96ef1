package io.ganglion.experiments.diagnosis;

/**
 * What the experiment says of a layer.
 *
 * @param inputs how many numbers go into it
 * @param activation its activation as people would write it
 * @param initializer how its weights start, as people would write it
 */
public record LayerNote(int inputs, int units, String activation, String initializer) {}
