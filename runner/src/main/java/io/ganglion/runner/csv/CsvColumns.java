package io.ganglion.runner.csv;

import io.ganglion.engine.data.Column;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is wanted of a file.
 *
 * @param names the columns to read, which have to be there; empty for all. What the others hold doesn't matter.
 * @param types what columns hold, by name; those not named hold numbers if every cell is one, else labels
 * @param ignored columns not to read, which have to be there as well, so that a misspelt name is found
 */
public record CsvColumns(List<String> names, Map<String, Column.Type> types, Set<String> ignored) {
  /** Every column, types inferred. */
  public static final CsvColumns ALL = new CsvColumns(List.of(), Map.of(), Set.of());

  public CsvColumns {
    names = List.copyOf(names);
    types = new LinkedHashMap<>(types);
    ignored = new LinkedHashSet<>(ignored);
  }

  /** These columns alone, types inferred. */
  public static CsvColumns only(Collection<String> names) {
    return new CsvColumns(List.copyOf(names), Map.of(), Set.of());
  }

  /** These columns alone, of these types, as a model's preprocessing asks for them. */
  public static CsvColumns only(Map<String, Column.Type> types) {
    return new CsvColumns(List.copyOf(types.keySet()), types, Set.of());
  }

  /** The same columns, these types declared. */
  public CsvColumns typed(Map<String, Column.Type> declared) {
    return new CsvColumns(names, declared, ignored);
  }

  /** All of these columns but some. */
  public CsvColumns without(Collection<String> unwanted) {
    return new CsvColumns(names, types, new LinkedHashSet<>(unwanted));
  }

  /** Every name that has to be there. */
  Set<String> required() {
    Set<String> required = new LinkedHashSet<>(names);
    required.addAll(types.keySet());
    required.addAll(ignored);
    return required;
  }
}
