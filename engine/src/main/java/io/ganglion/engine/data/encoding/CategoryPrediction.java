package io.ganglion.engine.data.encoding;

import java.util.List;

/**
 * A predicted label.
 *
 * @param label that of the greatest output, the first of equals; the second of two labels from 0.5 on if one unit
 *     tells them apart
 * @param labels every label that the target can have, in order
 * @param probabilities one per label, as the network gives them: probabilities only if its last layer makes them
 *     (softmax, one sigmoid unit); none of labels that are the places of an order
 */
public record CategoryPrediction(String column, String label, List<String> labels, double[] probabilities)
    implements Prediction {}
