package io.ganglion.experiments.config;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.experiments.binding.AsWritten;
import io.ganglion.experiments.binding.Required;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A time series, each row of which is predicted from the rows before it: {@code data.series} in the file. */
public record SeriesSection(
    @Setting("how many rows before the forecast are inputs, ≥ 1") Integer lags,
    @Setting("row: all of these rows are one row of inputs, as dense layers take it; steps: they are the steps of a"
        + " sequence, the oldest first, as recurrent layers take it")
    Form form,
    @Setting("how many rows are forecast, ≥ 1") int horizon,
    @Setting("recursive: the network predicts one row, which is fed back for the next; direct: it predicts the whole"
        + " horizon at once")
    Forecast forecast,
    @Setting("the columns whose lags are inputs; all but the known ones, the target's too, unless given")
    List<String> inputs,
    @Setting("columns whose values are known of the rows to forecast, such as holidays: they are inputs from the row of"
        + " the forecast on; their lags only if 'inputs' names them, too")
    @AsWritten List<String> known,
    @Setting("columns that are the same in all rows of an id, such as the size of a shop: inputs, without lags")
    @AsWritten List<String> constant,
    @Setting("for several series in one table, the column of ids: rows with the same id are one series, and no window"
        + " has rows of two. It is not an input")
    Optional<String> id,
    @Setting("a column of times by which the rows are sorted: numbers or dates such as 1920-05-31; it is not an input")
    Optional<String> time) {
  /** What the rows before a forecast are to the network. */
  public enum Form {
    ROW,
    STEPS
  }

  /** How several rows are forecast. */
  public enum Forecast {
    RECURSIVE,
    DIRECT
  }

  public SeriesSection() {
    this(Required.unset(), Form.ROW, 1, Forecast.RECURSIVE, List.of(), List.of(), List.of(), Optional.empty(),
        Optional.empty());
  }

  public SeriesSection {
    if (lags != null) {
      Require.atLeast("lags", lags, 1);
    }
    Require.atLeast("horizon", horizon, 1);
    inputs = List.copyOf(inputs);
    known = List.copyOf(known);
    constant = List.copyOf(constant);
    if (id.isEmpty() && !constant.isEmpty()) {
      throw new InvalidSettingException("constant", "is for several series in one table", List.of("id"));
    }
    for (String both : constant) {
      if (known.contains(both) || inputs.contains(both)) {
        throw new InvalidSettingException("constant", "must not name '" + both + "', which is among the others, too",
            List.of(known.contains(both) ? "known" : "inputs"));
      }
    }
    if (id.isPresent() && (id.equals(time) || known.contains(id.get()) || inputs.contains(id.get())
        || constant.contains(id.get()))) {
      throw new InvalidSettingException("id", "must not be '" + id.get() + "', which is something else, too",
          List.of(id.equals(time) ? "time" : known.contains(id.get()) ? "known"
              : inputs.contains(id.get()) ? "inputs" : "constant"));
    }
    if (time.isPresent() && known.contains(time.get())) {
      throw new InvalidSettingException("known", "must not name '" + time.get() + "', which holds the times",
          List.of("time"));
    }
    if (time.isPresent() && inputs.contains(time.get())) {
      throw new InvalidSettingException("inputs", "must not name '" + time.get() + "', which holds the times",
          List.of("time"));
    }
  }

  /** All that is an input from the row of the forecast on. */
  public List<String> knownAndConstant() {
    return Stream.concat(known.stream(), constant.stream()).toList();
  }

  /** How many rows the network predicts at once. */
  public int rowsAtOnce() {
    return forecast == Forecast.DIRECT ? horizon : 1;
  }
}
