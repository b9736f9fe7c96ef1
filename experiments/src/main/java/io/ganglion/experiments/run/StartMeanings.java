package io.ganglion.experiments.run;

import io.ganglion.engine.data.encoding.CategoryEncoding;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.DateEncoding;
import io.ganglion.engine.data.encoding.FilledLabels;
import io.ganglion.engine.data.encoding.FilledNumbers;
import io.ganglion.engine.data.encoding.NumberEncoding;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.data.encoding.TextEncoding;
import io.ganglion.experiments.text.Format;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Whether the numbers that go into a network, and out of it, mean what they meant where a model was trained. */
record StartMeanings(Preprocessing then, Preprocessing now) {
  /** Of the standard deviation, or what else a column was scaled by: more is another scale. Chosen. */
  private static final double SHIFTED = 0.25;

  /** The first input that means something else; empty if none does. */
  Optional<String> ofInputs() {
    return difference("input", then.inputs(), now.inputs());
  }

  /** The first class or number of targets that means something else, whatever the columns are called. */
  Optional<String> ofTargets() {
    List<ColumnEncoding> before = then.targets();
    List<ColumnEncoding> after = now.targets();
    return IntStream.range(0, Math.min(before.size(), after.size()))
        .filter(i -> !meaning(before.get(i)).equals(meaning(after.get(i)))).boxed().findFirst()
        .map(i -> "'" + after.get(i).column() + "' holds " + meaning(after.get(i)) + ", and '" + before.get(i).column()
            + "' held " + meaning(before.get(i)));
  }

  private static Optional<String> difference(String what, List<ColumnEncoding> before, List<ColumnEncoding> after) {
    for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
      String was = i < before.size() ? named(before.get(i)) : "not there";
      String is = i < after.size() ? named(after.get(i)) : "not there";
      if (!was.equals(is)) {
        return Optional.of(what + " " + (i + 1) + " is " + is + ", and was " + was);
      }
    }
    return Optional.empty();
  }

  private static String named(ColumnEncoding encoding) {
    return "'" + encoding.column() + "' with " + meaning(encoding);
  }

  /** What its numbers stand for, but for their scale. */
  private static String meaning(ColumnEncoding encoding) {
    if (encoding instanceof FilledNumbers filled) {
      return meaning(filled.numbers()) + (filled.indicator() ? " and an indicator" : "");
    }
    if (encoding instanceof FilledLabels filled) {
      return meaning(filled.labels()) + (filled.indicator() ? " and an indicator" : "");
    }
    if (encoding instanceof CategoryEncoding labels) {
      return "the labels " + String.join(", ", labels.labels()) + " (" + Format.count(labels.width(), "number") + ")";
    }
    if (encoding instanceof DateEncoding dates) {
      return "dates as " + dates.form().parts();
    }
    if (encoding instanceof TextEncoding texts) {
      return "texts of " + Format.count(texts.vocabulary().tokens().size(), "token") + " ("
          + Integer.toHexString(texts.vocabulary().tokens().hashCode()) + ")";
    }
    return encoding instanceof NumberEncoding ? "numbers" : encoding.type() + " of " + encoding.width();
  }

  /** The first number among the inputs that is scaled otherwise; empty if none is. */
  Optional<String> scalesOfInputs() {
    return scales(then.inputs(), now.inputs());
  }

  /** Likewise of the targets. */
  Optional<String> scalesOfTargets() {
    return scales(then.targets(), now.targets());
  }

  private static Optional<String> scales(List<ColumnEncoding> before, List<ColumnEncoding> after) {
    for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
      if (bare(before.get(i)) instanceof NumberEncoding was && bare(after.get(i)) instanceof NumberEncoding is
          && isOther(was, is)) {
        return Optional.of("'" + is.column() + "' is scaled by (x - " + Format.measure(is.shift()) + ") / "
            + Format.measure(is.scale()) + ", and in the model to start from by (x - " + Format.measure(was.shift())
            + ") / " + Format.measure(was.scale()));
      }
    }
    return Optional.empty();
  }

  private static ColumnEncoding bare(ColumnEncoding encoding) {
    return encoding instanceof FilledNumbers filled ? filled.numbers() : encoding;
  }

  private static boolean isOther(NumberEncoding was, NumberEncoding is) {
    return Math.abs(is.shift() - was.shift()) > SHIFTED * Math.abs(was.scale())
        || Math.abs(is.scale() - was.scale()) > SHIFTED * Math.abs(was.scale());
  }
}
