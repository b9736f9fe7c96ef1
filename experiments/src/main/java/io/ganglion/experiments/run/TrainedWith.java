package io.ganglion.experiments.run;

import io.ganglion.api.host.PluginKind;
import io.ganglion.experiments.binding.PluginUse;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.plugins.JarHash;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The jars of plug-ins that a model was trained with, in {@code Model.source()}: a key for each plug-in. */
public final class TrainedWith {
  private static final String KEY = "plugin.";

  private TrainedWith() {}

  /** The SHA-256 of the jar of each plug-in that an experiment uses and that isn't built in. */
  static Map<String, String> toMap(Experiment experiment) {
    Map<String, String> hashes = new TreeMap<>();
    add(experiment, hashes);
    return hashes;
  }

  private static void add(Object value, Map<String, String> hashes) {
    if (value instanceof PluginUse<?> use) {
      JarHash.of(use.type().type()).ifPresent(hash -> hashes.put(key(use.type().kind(), use.name()), hash));
    } else if (value instanceof Record section) {
      for (RecordComponent component : section.getClass().getRecordComponents()) {
        add(valueOf(section, component), hashes);
      }
    } else if (value instanceof Optional<?> optional) {
      optional.ifPresent(each -> add(each, hashes));
    } else if (value instanceof Collection<?> values) {
      values.forEach(each -> add(each, hashes));
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(each -> add(each, hashes));
    }
  }

  private static Object valueOf(Record section, RecordComponent component) {
    try {
      return component.getAccessor().invoke(section);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("can't read " + component, e);
    }
  }

  private static String key(PluginKind<?> kind, String name) {
    return KEY + kind.name() + " " + name;
  }

  /** The SHA-256 of the jar that a plug-in of a model came from; empty for what is built in, and in older models. */
  public static Optional<String> of(Map<String, String> source, PluginKind<?> kind, String name) {
    return Optional.ofNullable(source.get(key(kind, name)));
  }
}
