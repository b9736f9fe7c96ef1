package io.ganglion.experiments.export;

import io.ganglion.engine.data.encoding.Prediction;
import java.util.List;
import java.util.Optional;

/** An export that predicts, here and now. */
interface RunningExport {
  /**
   * For each example, what it predicts: of its steps, if each has a prediction of its own, or of it as a whole; for
   * each target. Empty where it refuses an example.
   */
  List<Optional<List<List<Prediction>>>> predict(List<ExportExample> examples);
}
