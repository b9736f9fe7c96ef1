package io.ganglion.experiments.binding;

import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.util.List;

/**
 * An option of a command that says what a section of the experiment may say as well.
 *
 * @param name the option's, {@code --seeds}
 * @param value what it was given
 * @param path the setting that it stands for, {@code compare.seeds}
 * @param form how it is written
 */
public record SectionOption(String name, String value, String path, Form form) {
  /** How an option is written. */
  public enum Form {
    /** The value alone. */
    VALUE,
    /** A setting of the experiment and its values, {@code trainer=backprop,rprop}: an entry of a map. */
    ENTRY
  }

  /**
   * What it says, as {@code --set} would say it.
   *
   * @param index from 0, counting these options
   * @throws ProblemException with {@link ExitCode#USAGE} if it isn't of its form
   */
  public SetOption toSetOption(int index, Problems problems) {
    Source source = Source.option(name, index, value);
    Position whole = new Position(source, 0, source.length());
    List<SetOption.Key> keys = List.of(path.split("\\.")).stream().map(key -> new SetOption.Key(key, whole)).toList();
    if (form == Form.VALUE) {
      Yaml node = YamlReader.read(source, 0, problems).orElse(new Yaml.Scalar(whole, "", true));
      return new SetOption(source, keys, node);
    }
    int equals = value.indexOf('=');
    if (equals < 1) {
      throw new ProblemException(ExitCode.USAGE, new Problem(
          name + " needs key=value,value, but is given " + Shown.quoted(value), Place.NOWHERE,
          "write " + name + " trainer=backprop,rprop, for instance"));
    }
    int from = value.codePointCount(0, equals);
    SetOption.Key entry = new SetOption.Key(value.substring(0, equals).strip(), new Position(source, 0, from));
    return new SetOption(source, List.of(keys.get(0), keys.get(1), entry),
        YamlReader.readList(source, from + 1, problems));
  }
}
