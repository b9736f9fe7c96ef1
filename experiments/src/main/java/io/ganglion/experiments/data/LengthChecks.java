package io.ganglion.experiments.data;

import io.ganglion.engine.Network;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Sequences;
import io.ganglion.engine.data.UnfitLengthException;
import io.ganglion.experiments.config.PlacedLayer;
import io.ganglion.problem.ProblemException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Whether the layers of a network take as many steps as the examples have. */
final class LengthChecks {
  private LengthChecks() {}

  /** @throws ProblemException if not; names the worst example of the first part that has one */
  static void require(PlacedExperiment asked, PreparedData data) {
    Network network = asked.experiment().network().network(data.training().shapes(),
        data.preprocessing().targetWidth());
    for (Map.Entry<String, Examples> part : data.parts().entrySet()) {
      try {
        network.requireLengths(part.getValue());
      } catch (UnfitLengthException e) {
        throw problem(asked, data, part.getKey(), e);
      }
    }
  }

  private static ProblemException problem(PlacedExperiment asked, PreparedData data, String part,
      UnfitLengthException e) {
    PlacedLayer layer = asked.experiment().network().placed().get(e.layer() - 1);
    boolean areWhole = asked.data().split().files().isEmpty()
        && asked.data().sequence().filter(section -> section.window().isPresent()).isEmpty();
    return asked.problem(layer.path(), e.getMessage() + ", in the part '" + part + "'"
            + (areWhole ? sequence(data, e.steps()) : ""),
        "let the layer take " + (e.isTooLong() ? "more" : "fewer") + ", " + otherwise(asked, e.isTooLong()));
  }

  /** A sequence of the file that has that many steps, if one has. */
  private static String sequence(PreparedData data, int steps) {
    return data.sequences().flatMap(sequences -> withLength(sequences, steps)
        .map(sequence -> ": '" + sequences.ids().get(sequence) + "'")).orElse("");
  }

  private static Optional<Integer> withLength(Sequences sequences, int steps) {
    return IntStream.range(0, sequences.count()).filter(i -> sequences.length(i) == steps).boxed().findFirst();
  }

  private static String otherwise(PlacedExperiment asked, boolean isTooLong) {
    if (asked.data().text().isPresent()) {
      return "or write a " + (isTooLong ? "smaller window, or warm-up, in" : "larger window in") + " data.text";
    }
    if (asked.data().series().isPresent()) {
      return "or write " + (isTooLong ? "fewer" : "more") + " lags in data.series";
    }
    if (asked.data().sequence().isPresent()) {
      return "or leave such sequences out";
    }
    return isTooLong ? "or write a max-length for the text in data.columns" : "or leave such texts out";
  }
}
