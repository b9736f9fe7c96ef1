package io.ganglion.experiments.draft;

import java.util.Map;

/**
 * An experiment that was drafted.
 *
 * @param yaml the experiment's text, with a reason for each setting
 * @param facts what was found and decided, in short, by what it is about, in order
 */
public record Draft(String yaml, Map<String, String> facts) {}
