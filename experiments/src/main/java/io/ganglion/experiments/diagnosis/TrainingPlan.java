package io.ganglion.experiments.diagnosis;

import java.util.List;
import java.util.Map;

/**
 * What is known of a training before it begins.
 *
 * @param layers those with parameters, first to last
 * @param settings the trainer's, by key
 * @param epochs after how many it ends at the latest
 * @param constantLoss the training loss of the best constant outputs; NaN if it isn't known
 * @param isPenalized whether large weights add to the training loss
 * @param keepsBest whether the parameters with the least validation loss are kept
 * @param stopsByValidation whether a stop rule looks at the validation loss
 */
public record TrainingPlan(List<LayerNote> layers, Map<String, Object> settings, int epochs, double constantLoss,
    boolean isPenalized, boolean keepsBest, boolean stopsByValidation) {}
