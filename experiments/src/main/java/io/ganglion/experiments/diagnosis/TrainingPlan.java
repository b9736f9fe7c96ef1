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
 * @param least what the training loss can't fall below
 * @param leastValidation what the validation loss can't fall below; 0 without validation examples
 * @param inputSize the root mean square of the largest input
 * @param targetSize the root mean square of the largest target
 * @param isPenalized whether large weights add to the training loss
 * @param keepsBest whether the parameters with the least validation loss, or the best of what is monitored, are kept
 * @param stopsByValidation whether a stop rule looks at the validation loss
 */
public record TrainingPlan(List<LayerNote> layers, Map<String, Object> settings, int epochs, double constantLoss,
    double least, double leastValidation, double inputSize, double targetSize,
    boolean isPenalized, boolean keepsBest, boolean stopsByValidation) {}
