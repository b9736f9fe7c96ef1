package io.ganglion.experiments.draft;

import io.ganglion.tables.evidence.Written;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What an experiment says of a column, and why. */
final class ColumnChoice {
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final Map<String, String> reasons = new LinkedHashMap<>();

  /**
   * Sets one thing.
   *
   * @param value as YAML
   */
  void set(String key, String value, String reason) {
    settings.put(key, value);
    reasons.put(key, reason);
  }

  /** Another setting for a reason that has been given. */
  void set(String key, String value) {
    settings.put(key, value);
  }

  boolean says(String key) {
    return settings.containsKey(key);
  }

  String reason() {
    return String.join("; ", reasons.values());
  }

  /** Takes back all settings but one. */
  void keepOnly(String key) {
    settings.keySet().retainAll(Set.of(key));
    reasons.keySet().retainAll(Set.of(key));
  }

  /** As YAML: {@code category}, or {@code {missing: median, indicator: true}}. */
  String yaml() {
    String type = settings.get("type");
    return type != null && settings.size() == 1 ? type : settings.entrySet().stream()
        .map(each -> each.getKey() + ": " + each.getValue()).collect(Collectors.joining(", ", "{", "}"));
  }

  /** A list of texts as YAML. */
  static String list(List<String> texts) {
    return Written.list(texts);
  }
}
