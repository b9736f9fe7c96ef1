package io.ganglion.experiments.diagnosis;

import java.util.Set;

/**
 * What is known of a layer with parameters before it is trained.
 *
 * @param number as the experiment counts its layers, from 1
 * @param path where it stands in the experiment, such as {@code network.layers.0}
 * @param inputs how many numbers go into it
 * @param activation the name of its activation
 * @param isSigmoid whether that is the built-in sigmoid
 * @param isBounded whether that has a least and a greatest output
 * @param initializer how its weights start, as an experiment writes it
 * @param settings the keys of the layer's own settings, if it is a plug-in
 */
public record LayerNote(int number, String path, int inputs, int units, String activation, boolean isSigmoid,
    boolean isBounded, String initializer, Set<String> settings) {}
