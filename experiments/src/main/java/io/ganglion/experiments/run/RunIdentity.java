package io.ganglion.experiments.run;

import io.ganglion.experiments.config.WrittenSettings;
import io.ganglion.experiments.data.PreparedData;
import io.ganglion.plugins.LoadedPlugin;
import io.ganglion.plugins.PluginCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that a run's result depends on: of two runs for which it is the same, one can go on where the other was stopped.
 *
 * @param ganglion the version of Ganglion
 * @param resolved the experiment with every default, as {@code ResolvedYaml} writes it
 * @param data SHA-256 of the data file
 * @param plugins SHA-256 of the jar of every plug-in that is not ours, by kind and name
 */
public record RunIdentity(String ganglion, String resolved, String data, Map<String, String> plugins) {
  /** What decides how a run goes and what it tells, not what comes of it; and the jars' places: hashes are compared. */
  private static final List<String> WITHOUT_INFLUENCE =
      List.of("runtime.threads", "training.checkpoint", "plugins.path", "output");

  static RunIdentity of(RunContext context, PreparedData data, PluginCatalog catalog) {
    Map<String, String> plugins = new TreeMap<>();
    for (LoadedPlugin<?> plugin : catalog.all()) {
      plugin.sha256().ifPresent(hash -> plugins.put(plugin.type().toString(), hash));
    }
    return new RunIdentity(GanglionVersion.text(), context.resolved(), data.sha256(), plugins);
  }

  /** What is different in {@code now}, a sentence for each. */
  public List<String> differencesTo(RunIdentity now) {
    List<String> differences = new ArrayList<>();
    if (!ganglion.equals(now.ganglion)) {
      differences.add("the run was started with Ganglion " + ganglion + ", and this is " + now.ganglion);
    }
    addDifferences(WrittenSettings.of(resolved), WrittenSettings.of(now.resolved), differences);
    if (!data.equals(now.data)) {
      differences.add("the data were changed: their SHA-256 was " + data + " and is " + now.data);
    }
    TreeSet<String> names = new TreeSet<>(plugins.keySet());
    names.addAll(now.plugins.keySet());
    for (String name : names) {
      String was = plugins.get(name);
      String is = now.plugins.get(name);
      if (was == null) {
        differences.add(name + " was not loaded when the run was started");
      } else if (is == null) {
        differences.add(name + " was loaded when the run was started, and is not now");
      } else if (!was.equals(is)) {
        differences.add(name + " was rebuilt: its jar's SHA-256 was " + was + " and is " + is);
      }
    }
    return differences;
  }

  /** Whether a setting, named by its dotted path, has any on what comes of a run. */
  public static boolean hasInfluence(String setting) {
    return WITHOUT_INFLUENCE.stream().noneMatch(path -> setting.equals(path) || setting.startsWith(path + "."));
  }

  private static void addDifferences(Map<String, String> was, Map<String, String> is, List<String> differences) {
    TreeSet<String> keys = new TreeSet<>(was.keySet());
    keys.addAll(is.keySet());
    for (String key : keys) {
      if (hasInfluence(key) && !Objects.equals(was.get(key), is.get(key))) {
        differences.add("'" + key + "' was " + was.getOrDefault(key, "not there") + " and is "
            + is.getOrDefault(key, "not there"));
      }
    }
  }
}
