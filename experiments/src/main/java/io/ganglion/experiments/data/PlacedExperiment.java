package io.ganglion.experiments.data;

import io.ganglion.experiments.config.DataSection;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.config.DenseSection;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.util.function.Function;

/**
 * What an experiment asks for, and where.
 *
 * @param places where in the experiment's file a setting stands, by dotted path
 */
record PlacedExperiment(Experiment experiment, Function<String, Place> places) {
  /** The same of other data. */
  PlacedExperiment with(DataSection other) {
    return new PlacedExperiment(experiment.withData(other, experiment.seed()), places);
  }

  DataSection data() {
    return experiment.data();
  }

  /** The last layer. */
  DenseSection output() {
    return experiment.network().output();
  }

  /** The path of a setting of the last layer. */
  String outputPath(String setting) {
    return "network.layers." + (experiment.network().layers().size() - 1) + "." + setting;
  }

  Place place(String path) {
    return places.apply(path);
  }

  /** What is asked for doesn't go with the data. */
  ProblemException problem(String path, String message, String help) {
    return new ProblemException(ExitCode.EXPERIMENT, new Problem(message, place(path), help));
  }
}
