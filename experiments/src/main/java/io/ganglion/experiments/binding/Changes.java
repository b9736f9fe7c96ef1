package io.ganglion.experiments.binding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Some settings of an experiment that are to be changed, each as {@code --set} would. */
public final class Changes {
  /** Nothing is changed. */
  public static final Changes NONE = new Changes(List.of());

  private final List<SetOption> options;

  Changes(List<SetOption> options) {
    this.options = List.copyOf(options);
  }

  /**
   * One change.
   *
   * @param path dotted
   * @param value YAML
   */
  public static Changes of(String path, String value) {
    Problems problems = new Problems();
    List<SetOption> options = SetOption.parse(List.of(path + "=" + value), problems);
    problems.throwIfAny();
    return new Changes(options);
  }

  /** These and then others. */
  public Changes and(Changes others) {
    List<SetOption> all = new ArrayList<>(options);
    all.addAll(others.options);
    return new Changes(all);
  }

  public List<SetOption> options() {
    return options;
  }

  /** The new values by dotted path, each as YAML within one line. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    options.forEach(option -> texts.put(option.dottedPath(), NodeText.of(option.value())));
    return texts;
  }

  /** The new values alone: {@code rprop, 16}. */
  public String values() {
    return String.join(", ", texts().values());
  }

  /** As options of the command line. */
  @Override
  public String toString() {
    return texts().entrySet().stream().map(text -> text.getKey() + "=" + text.getValue())
        .collect(Collectors.joining(" "));
  }
}
