package io.ganglion.experiments.binding;

import io.ganglion.api.host.KebabCase;
import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import io.ganglion.api.host.SettingType;
import io.ganglion.plugins.PluginCatalog;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A setting of an experiment by the path that {@code --set} takes.
 *
 * @param path such as {@code training.epochs}; elements of a list by 0
 * @param doc what it means; of several plug-ins' settings the first's
 * @param values the words that it can be; empty where it can be anything
 */
public record SettingPath(String path, String doc, List<String> values) {
  /** All settings of a section and of what is in it, in the order of the records. */
  public static List<SettingPath> of(Class<? extends Record> root, PluginCatalog catalog) {
    Walk walk = new Walk(catalog);
    walk.section(root, "", List.of());
    return List.copyOf(walk.found.values());
  }

  /** Goes through the records as {@link ValueBinder} does. */
  private static final class Walk {
    private static final String USE = "use";

    private final PluginCatalog catalog;
    private final Map<String, SettingPath> found = new LinkedHashMap<>();
    private final List<Class<?>> open = new ArrayList<>();

    Walk(PluginCatalog catalog) {
      this.catalog = catalog;
    }

    private void add(String path, String doc, List<String> values) {
      found.merge(path, new SettingPath(path, doc, values), (a, b) -> new SettingPath(path, a.doc,
          List.copyOf(new TreeSet<>(Stream.concat(a.values.stream(), b.values.stream()).toList()))));
    }

    private void section(Class<?> type, String path, List<String> more) {
      if (open.contains(type)) {
        return; // layers hold layers
      }
      open.add(type);
      SectionType<?> section = SectionType.of(type.asSubclass(Record.class));
      for (SettingType setting : section.settings()) {
        setting(path.isEmpty() ? setting.key() : path + "." + setting.key(), setting,
            SectionType.component(type, setting), more);
      }
      open.remove(type);
    }

    private void setting(String path, SettingType setting, RecordComponent component, List<String> more) {
      ByName byName = component.getAnnotation(ByName.class);
      if (byName != null) {
        Map<String, Record> records = ByName.Choice.of(byName).records();
        add(path, setting.doc(), List.copyOf(records.keySet()));
        records.values().forEach(record -> section(record.getClass(), path, List.of()));
        return;
      }
      value(path, setting.doc(), setting.type(), component, more);
    }

    private void value(String path, String doc, Type type, RecordComponent component, List<String> more) {
      OrWord word = component.getAnnotation(OrWord.class);
      List<String> words = word == null ? List.of() : List.of(word.value());
      if (type instanceof ParameterizedType generic) {
        Type raw = generic.getRawType();
        Type inner = generic.getActualTypeArguments()[0];
        if (raw == PluginUse.class) {
          plugin(path, doc, inner, more);
        } else if (raw == Map.class) {
          add(path, doc, words);
        } else if (raw == List.class && inner instanceof Class<?> c && c.isSealed()) {
          add(path, doc, List.of());
          value(path + ".0", doc, inner, component, more);
          if (c.isAnnotationPresent(ChosenBy.class)) {
            value(path, doc, inner, component, more); // one alone needs no list
          }
        } else {
          value(path, doc, inner, component, more);
        }
        return;
      }
      if (ScalarBinder.binds(type) || DimensionBinder.binds(type)) {
        add(path, doc, type == boolean.class || type == Boolean.class ? List.of("true", "false")
            : type == OptionalInt.class ? words
            : type instanceof Class<?> c && c.isEnum() ? Arrays.stream(c.getEnumConstants())
                .map(constant -> KebabCase.ofConstant((Enum<?>) constant)).toList() : List.of());
        return;
      }
      Class<?> section = (Class<?>) type;
      if (section.isSealed()) {
        sealed(path, doc, section);
      } else {
        Optional<PluginKind<?>> around = around(section);
        add(path, doc, around.map(catalog::names).orElse(List.of()));
        section(section, path, List.of());
      }
    }

    private static Optional<PluginKind<?>> around(Class<?> section) {
      SettingType first = SectionType.of(section.asSubclass(Record.class)).settings().get(0);
      return first.key().equals(USE) && first.type() instanceof ParameterizedType use
          ? Optional.of(kind(use.getActualTypeArguments()[0])) : Optional.empty();
    }

    private void sealed(String path, String doc, Class<?> sealed) {
      ChosenBy chooser = sealed.getAnnotation(ChosenBy.class);
      OrPlugin plugin = sealed.getAnnotation(OrPlugin.class);
      add(path, doc, List.of());
      for (Class<?> record : sealed.getPermittedSubclasses()) {
        if (chooser != null) {
          add(path + "." + chooser.value(), "the name of the " + chooser.value(),
              List.of(KebabCase.ofComponent(record.getSimpleName())));
        }
        section(record, path, plugin == null ? List.of() : List.of(plugin.value()));
      }
    }

    /** The plug-in's name, and the settings of all of its kind. */
    private void plugin(String path, String doc, Type type, List<String> more) {
      PluginKind<?> kind = kind(type);
      add(path, doc, Stream.concat(more.stream(), catalog.names(kind).stream()).toList());
      String beside = path.endsWith("." + USE) ? path.substring(0, path.length() - USE.length() - 1) : path;
      for (String name : catalog.names(kind)) {
        PluginType<?> plugin = catalog.find(kind, name).orElseThrow();
        plugin.settings().forEach(setting -> add(beside + "." + setting.key(), "of " + name + ": " + setting.doc(),
            setting.type() == boolean.class ? List.of("true", "false") : setting.choices()));
      }
    }

    private static PluginKind<?> kind(Type type) {
      Type raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
      return PluginKind.ALL.stream().filter(kind -> kind.type() == raw).findFirst().orElseThrow();
    }
  }
}
