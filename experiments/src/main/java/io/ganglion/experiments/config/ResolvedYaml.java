package io.ganglion.experiments.config;

import io.ganglion.api.host.KebabCase;
import io.ganglion.api.host.SettingType;
import io.ganglion.api.host.ShortestDecimal;
import io.ganglion.experiments.binding.ByName;
import io.ganglion.experiments.binding.ChosenBy;
import io.ganglion.experiments.binding.OrWord;
import io.ganglion.experiments.binding.PluginUse;
import io.ganglion.experiments.binding.SectionType;
import io.ganglion.experiments.binding.YamlText;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Writes an experiment with every setting, defaults included, as an experiment file that binds to the same experiment,
 * but for what it says of studies of it, which are no part of a run.
 *
 * <p>Paths are written absolute, for the file goes into the run directory, and a run directory is more often moved than
 * the data that it names. Numbers read back to the same bits.
 */
public final class ResolvedYaml {

  private ResolvedYaml() {}

  /** The YAML text, every line ended by {@code \n}. */
  public static String write(Experiment experiment) {
    StringBuilder out = new StringBuilder("# Every setting of the run, defaults included. Runs as it is.\n");
    entriesOf(experiment.alone()).forEach((key, value) -> {
      if (isBlock(value)) {
        out.append(key).append(":\n");
        entriesOf((Record) value).forEach((inner, innerValue) -> block(out, inner, innerValue));
      } else {
        out.append(key).append(": ").append(flow(value)).append('\n');
      }
    });
    return out.toString();
  }

  /** Sections are written line by line, unless they are a choice such as {@code loss}. */
  private static boolean isBlock(Object value) {
    return value instanceof Record && !(value instanceof PluginUse) && !(value instanceof LossSection);
  }

  private static void block(StringBuilder out, String key, Object value) {
    if (value instanceof List<?> list && list.stream().anyMatch(Record.class::isInstance)) {
      out.append("  ").append(key).append(":\n");
      list.forEach(item -> out.append("    - ").append(flow(item)).append('\n'));
    } else {
      out.append("  ").append(key).append(": ").append(flow(value)).append('\n');
    }
  }

  /** A value within one line. */
  private static String flow(Object value) {
    if (value instanceof PluginUse<?> use) {
      return "{" + String.join(", ", parts(use)) + "}";
    }
    if (value instanceof Record section) {
      List<String> parts = new ArrayList<>();
      for (Class<?> type : section.getClass().getInterfaces()) {
        ChosenBy chooser = type.getAnnotation(ChosenBy.class);
        if (chooser != null) {
          parts.add(chooser.value() + ": " + KebabCase.ofComponent(section.getClass().getSimpleName()));
        }
      }
      entriesOf(section).forEach((key, entry) -> parts.addAll(entry instanceof PluginUse<?> use && key.equals("use")
          ? parts(use)
          : List.of(key + ": " + flow(entry))));
      return "{" + String.join(", ", parts) + "}";
    }
    if (value instanceof List<?> list) {
      return "[" + String.join(", ", list.stream().map(ResolvedYaml::flow).toList()) + "]";
    }
    if (value instanceof Map<?, ?> map) {
      return "{" + String.join(", ",
          map.entrySet().stream().map(e -> YamlText.of((String) e.getKey()) + ": " + flow(e.getValue())).toList())
          + "}";
    }
    if (value instanceof Double number) {
      return ShortestDecimal.of(number);
    }
    if (value instanceof Enum<?> constant) {
      return YamlText.of(KebabCase.ofConstant(constant));
    }
    return value instanceof String || value instanceof Path ? YamlText.of(value.toString()) : value.toString();
  }

  private static List<String> parts(PluginUse<?> use) {
    List<String> parts = new ArrayList<>(List.of("use: " + YamlText.of(use.name())));
    use.settings().forEach((key, setting) -> parts.add(key + ": " + flow(setting)));
    return parts;
  }

  /** A section's settings by key, as values to write: words for what is empty, and without what has no value at all. */
  private static Map<String, Object> entriesOf(Record section) {
    SectionType<?> type = SectionType.of(section.getClass());
    Map<String, Object> values = type.valuesOf(section);
    for (SettingType setting : type.settings()) {
      RecordComponent component = type.component(setting);
      Object value = values.get(setting.key());
      if (component.isAnnotationPresent(ByName.class)) {
        values.put(setting.key(), named(ByName.Choice.of(component.getAnnotation(ByName.class)),
            (Record) Objects.requireNonNull(value)));
      } else if (value instanceof OptionalInt number) {
        String word = component.getAnnotation(OrWord.class).value();
        values.put(setting.key(), number.isPresent() ? (Object) number.getAsInt() : word);
      } else if (value instanceof Optional<?> optional) {
        OrWord word = component.getAnnotation(OrWord.class);
        if (word != null && optional.isPresent() && optional.get() instanceof Map<?, ?> map && map.isEmpty()) {
          values.put(setting.key(), word.value());
        } else if (optional.isPresent()) {
          values.put(setting.key(), optional.get());
        } else {
          values.remove(setting.key());
        }
      }
    }
    return values;
  }

  /** A record that is known by its name: that alone if it has no settings. */
  private static Object named(ByName.Choice choice, Record record) {
    Map<String, Object> settings = new LinkedHashMap<>(Map.of("use", choice.nameOf(record)));
    settings.putAll(entriesOf(record));
    return settings.size() == 1 ? choice.nameOf(record) : settings;
  }
}
