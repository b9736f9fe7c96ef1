package io.ganglion.runner.cli;

import io.ganglion.engine.data.encoding.Unseen;
import io.ganglion.engine.model.Model;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command predicts, where that isn't as in training. */
final class PredictionOptions {
  @Option(names = "--unseen", paramLabel = "error|ignore", converter = UnseenRule.class, description = "How an input"
      + " label that no training row had is handled: error, or ignore: encoded as none of the known labels; as in"
      + " training unless given.")
  private @Nullable Unseen unseen;

  @Option(names = "--threshold", paramLabel = "P", description = "For a target of two labels, the probability of the"
      + " second from which it is predicted; as the model has it unless given.")
  private @Nullable Double threshold;

  /** The model, predicting like that. */
  Model appliedTo(Model read) {
    Model known = unseen == null ? read : read.unseen(unseen);
    try {
      return threshold == null ? known : known.threshold(threshold);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ExitCode.USAGE,
          new Problem(Objects.requireNonNull(e.getMessage()), Place.at("--threshold"), ""));
    }
  }
}
