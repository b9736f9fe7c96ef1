package io.ganglion.engine.metric;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** Metrics by name, each measured when it is asked for. */
public final class Listing {
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final boolean severalTargets;
  private String target = "";

  private record Entry(Supplier<Measured> value, DoubleSupplier baseline) {}

  /** @param severalTargets whether names carry the target's: {@code accuracy(species)} */
  public Listing(boolean severalTargets) {
    this.severalTargets = severalTargets;
  }

  /** Adds those of the next target. */
  public void add(String targetName, TargetMetrics metrics) {
    target = targetName;
    metrics.addTo(this);
  }

  void add(String metric, Supplier<Measured> value, DoubleSupplier baseline) {
    entries.put(severalTargets ? metric + "(" + target + ")" : metric, new Entry(value, baseline));
  }

  void addOfLabel(String metric, String label, Supplier<Measured> value, DoubleSupplier baseline) {
    entries.put(metric + "(" + (severalTargets ? target + "=" : "") + label + ")", new Entry(value, baseline));
  }

  /** The names, in the order of the targets. */
  public Set<String> names() {
    return Collections.unmodifiableSet(entries.keySet());
  }

  /**
   * Measures one.
   *
   * @throws IllegalArgumentException if there is none of the name
   */
  public Measured measure(String name) {
    Entry entry = entries.get(name);
    if (entry == null) {
      throw new IllegalArgumentException("there is no metric '" + name + "', but " + entries.keySet());
    }
    return entry.value().get();
  }

  /** Measures all. */
  public Measures measureAll() {
    Map<String, Double> values = new LinkedHashMap<>();
    Map<String, Double> baselines = new LinkedHashMap<>();
    Map<String, String> notes = new LinkedHashMap<>();
    entries.forEach((name, entry) -> {
      Measured measured = entry.value().get();
      values.put(name, measured.value());
      baselines.put(name, measured.isDefined() ? entry.baseline().getAsDouble() : Double.NaN);
      if (!measured.note().isEmpty()) {
        notes.put(name, measured.note());
      }
    });
    return new Measures(values, baselines, notes);
  }
}
