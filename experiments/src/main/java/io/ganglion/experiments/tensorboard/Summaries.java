package io.ganglion.experiments.tensorboard;

import io.ganglion.experiments.events.RunEvent.Weights;
import io.ganglion.experiments.export.Protobuf;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Values as messages {@code Summary} of {@code tensorflow/core/framework/summary.proto}, whose field 1 is a value: with
 * 1 its tag, 2 a number, 5 a histogram, 8 a tensor, and 9 what draws it.
 */
final class Summaries {
  private static final int VALUE = 1;
  private static final int TAG = 1;
  private static final int NUMBER = 2;
  private static final int HISTOGRAM = 5;
  private static final int TENSOR = 8;
  private static final int METADATA = 9;
  /** Of {@code tensorflow/core/framework/types.proto}. */
  private static final int FLOATS = 1;
  private static final int STRINGS = 7;

  private Summaries() {}

  /** A number; NaN and infinities can be drawn. */
  static Protobuf scalar(String tag, double value) {
    return of(new Protobuf().text(TAG, tag).single(NUMBER, value));
  }

  /** {@code HistogramProto}: 1 least, 2 greatest, 3 how many, 4 sum, 5 of squares, 6 upper edges, 7 counts. */
  static Protobuf histogram(String tag, Weights weights) {
    double[] edges = weights.edges().stream().mapToDouble(Double::doubleValue).toArray();
    double[] counts = weights.counts().stream().mapToDouble(Integer::doubleValue).toArray();
    double[] upper = new double[counts.length];
    System.arraycopy(edges, 1, upper, 0, upper.length);
    double number = 0;
    for (double count : counts) {
      number += count;
    }
    return of(new Protobuf().text(TAG, tag).message(HISTOGRAM, new Protobuf().real(1, edges[0])
        .real(2, edges[edges.length - 1]).real(3, number).real(4, weights.sum()).real(5, weights.sumOfSquares())
        .reals(6, upper).reals(7, counts)));
  }

  /** A text in Markdown: a tensor without dimensions, of the type 7 and with the text in 8. */
  static Protobuf text(String tag, String markdown) {
    Protobuf tensor = new Protobuf().number(1, STRINGS).message(2, new Protobuf())
        .bytes(8, markdown.getBytes(StandardCharsets.UTF_8));
    return of(new Protobuf().text(TAG, tag).message(TENSOR, tensor).message(METADATA, metadata("text", new byte[0])));
  }

  /**
   * Settings as TensorBoard's plug-in for hyperparameters takes them, {@code HParamsPluginData.session_start_info} of
   * {@code tensorboard/plugins/hparams/plugin_data.proto}: field 3, with 1 for each setting, 4 for the group and 5 for
   * the time.
   */
  static Protobuf settings(Map<String, String> settings, String group, double seconds) {
    Protobuf info = new Protobuf();
    settings.forEach((key, value) -> info.message(1, new Protobuf().text(1, key).message(2, value(value))));
    info.text(4, group).real(5, seconds);
    return hyperparameters("_hparams_/session_start_info", new Protobuf().number(1, 0).message(3, info));
  }

  /** That what has these settings has ended: {@code session_end_info}, with 1 for success, 2, or failure, 3. */
  static Protobuf ended(boolean succeeded, double seconds) {
    return hyperparameters("_hparams_/session_end_info", new Protobuf().number(1, 0).message(4,
        new Protobuf().number(1, succeeded ? 1 : 2).real(2, seconds)));
  }

  /** {@code google.protobuf.Value}: 2 a number, 3 a text, 4 a truth value. */
  private static Protobuf value(String text) {
    if (text.equals("true") || text.equals("false")) {
      return new Protobuf().number(4, text.equals("true") ? 1 : 0);
    }
    return text.matches("-?\\d+(\\.\\d+)?([eE]-?\\d+)?") ? new Protobuf().real(2, Double.parseDouble(text))
        : new Protobuf().text(3, text);
  }

  /** Its reader looks at the metadata alone; the tensor is a single 0. */
  private static Protobuf hyperparameters(String tag, Protobuf data) {
    Protobuf tensor = new Protobuf().number(1, FLOATS).message(2, new Protobuf()).bytes(5, new byte[Float.BYTES]);
    return of(new Protobuf().text(TAG, tag).message(TENSOR, tensor)
        .message(METADATA, metadata("hparams", data.bytes())));
  }

  private static Protobuf metadata(String plugin, byte[] content) {
    return new Protobuf().message(1, new Protobuf().text(1, plugin).bytes(2, content)).number(4, 2);
  }

  private static Protobuf of(Protobuf value) {
    return new Protobuf().message(VALUE, value);
  }

  /** Several at once. */
  static Protobuf all(List<Protobuf> summaries) {
    Protobuf all = new Protobuf();
    summaries.forEach(all::append);
    return all;
  }
}
