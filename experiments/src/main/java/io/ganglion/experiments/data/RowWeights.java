package io.ganglion.experiments.data;

import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Quoted;
import io.ganglion.engine.data.encoding.CategoryEncoding;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.data.encoding.Weighting;
import io.ganglion.problem.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How much rows count, as an experiment says: {@code data.weights} and {@code data.class-weights}. */
final class RowWeights {
  private static final String CLASS_WEIGHTS = "data.class-weights";

  private RowWeights() {}

  /**
   * The weights of the column and of the labels; balanced ones are fitted on the training examples.
   *
   * @param training encodes the training examples
   * @throws io.ganglion.problem.ProblemException if the target has no such labels
   * @throws io.ganglion.engine.data.DataException if a weight of a training row is none
   */
  static Weighting of(PlacedExperiment asked, Preprocessing preprocessing, Function<Preprocessing, Examples> training) {
    Weighting byColumn = new Weighting(asked.data().weights(), List.of());
    Optional<Map<String, Double>> asClasses = asked.data().classWeights();
    if (asClasses.isEmpty()) {
      return byColumn;
    }
    if (preprocessing.targets().size() != 1
        || !(preprocessing.targets().get(0) instanceof CategoryEncoding target)) {
      throw asked.problem(CLASS_WEIGHTS, "class weights need one target of classes, but the target is "
          + String.join(", ", asked.data().target())
              + (preprocessing.targets().size() == 1 ? ", which holds numbers" : ""),
          "remove 'class-weights', or declare 'columns: {" + asked.data().target().get(0) + ": category}'");
    }
    if (asClasses.get().isEmpty()) {
      return new Weighting(byColumn.column(),
          Weighting.balanced(target, training.apply(preprocessing.weighted(byColumn)).counted()));
    }
    for (String label : asClasses.get().keySet()) {
      if (!target.labels().contains(label)) {
        throw asked.problem(CLASS_WEIGHTS + "." + label, "'" + target.column() + "' has no label '" + label + "'",
            Suggestion.nearest(label, target.labels()).map(near -> "did you mean '" + near + "'? ").orElse("")
                + "the labels of the training rows are " + Quoted.list(target.labels()));
      }
    }
    return new Weighting(byColumn.column(),
        target.labels().stream().map(label -> asClasses.get().getOrDefault(label, 1.0)).toList());
  }
}
