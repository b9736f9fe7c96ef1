package io.ganglion.tables;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.ImageForm;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which columns to read from a file, and how.
 *
 * @param names the columns to read, which have to be there; empty for all. What the others hold doesn't matter.
 * @param types what columns hold, by name; those not named hold numbers if every cell is one, dates if every cell is
 *     one by ISO 8601, else labels
 * @param patterns how dates are written, by name; ISO 8601 where nothing is said
 * @param styles how cells are written
 * @param ignored columns not to read, which have to be there as well, so that a misspelt name is found
 * @param written columns of which the cells are kept as they are written, too
 * @param gaps whether a column, by name, may have cells without a value
 * @param images what images are made to be, by the names of their columns; where nothing is said, as the format has it
 * @param unchecked columns that may be missing: who asks notices it, and says where they are named
 */
public record WantedColumns(List<String> names, Map<String, Column.Type> types, Map<String, String> patterns,
    CellStyles styles, Set<String> ignored, Set<String> written, Predicate<String> gaps,
    Map<String, ImageForm> images, Set<String> unchecked) {
  private static final Predicate<String> NO_GAPS = name -> false;

  /** Every column, types inferred, without gaps. */
  public static final WantedColumns ALL =
      new WantedColumns(List.of(), Map.of(), Map.of(), CellStyles.USUAL, Set.of(), Set.of(), NO_GAPS, Map.of(),
          Set.of());

  public WantedColumns {
    names = List.copyOf(names);
    types = new LinkedHashMap<>(types);
    patterns = Map.copyOf(patterns);
    ignored = new LinkedHashSet<>(ignored);
    written = Set.copyOf(written);
    images = Map.copyOf(images);
    unchecked = Set.copyOf(unchecked);
  }

  /** These columns alone, types inferred. */
  public static WantedColumns only(Collection<String> names) {
    return new WantedColumns(List.copyOf(names), Map.of(), Map.of(), CellStyles.USUAL, Set.of(), Set.of(), NO_GAPS,
        Map.of(), Set.of());
  }

  /** These columns alone, of these types, as a model's preprocessing asks for them. */
  public static WantedColumns only(Map<String, Column.Type> types) {
    return new WantedColumns(List.copyOf(types.keySet()), types, Map.of(), CellStyles.USUAL, Set.of(), Set.of(),
        NO_GAPS, Map.of(), Set.of());
  }

  /** The same columns, these types declared. */
  public WantedColumns typed(Map<String, Column.Type> declared) {
    return new WantedColumns(names, declared, patterns, styles, ignored, written, gaps, images, unchecked);
  }

  /** The same columns, dates written in these ways. */
  public WantedColumns dated(Map<String, String> datePatterns) {
    return new WantedColumns(names, types, datePatterns, styles, ignored, written, gaps, images, unchecked);
  }

  /** The same columns, images made to be so. */
  public WantedColumns imaged(Map<String, ImageForm> forms) {
    return new WantedColumns(names, types, patterns, styles, ignored, written, gaps, forms, unchecked);
  }

  /** The same columns, cells written in these ways. */
  public WantedColumns styled(CellStyles cellStyles) {
    return new WantedColumns(names, types, patterns, cellStyles, ignored, written, gaps, images, unchecked);
  }

  /** These columns and others, of labels unless something else is said; all columns remain all. */
  public WantedColumns and(Collection<String> others) {
    Set<String> more = new LinkedHashSet<>(names);
    Map<String, Column.Type> typed = new LinkedHashMap<>(types);
    for (String other : others) {
      if (!names.contains(other)) {
        typed.putIfAbsent(other, Column.Type.CATEGORY);
      }
      more.add(other);
    }
    return new WantedColumns(names.isEmpty() ? names : List.copyOf(more), typed, patterns, styles, ignored, written,
        gaps, images, unchecked);
  }

  /** The same columns, the cells of some of which are kept as they are written, too. */
  public WantedColumns keepingText(Collection<String> columns) {
    return new WantedColumns(names, types, patterns, styles, ignored, Set.copyOf(columns), gaps, images, unchecked);
  }

  /** All of these columns but some. */
  public WantedColumns without(Collection<String> unwanted) {
    return new WantedColumns(names, types, patterns, styles, new LinkedHashSet<>(unwanted), written, gaps, images,
        unchecked);
  }

  /** The same columns, those of which may have gaps whose name passes. */
  public WantedColumns allowingGaps(Predicate<String> mayHaveGaps) {
    return new WantedColumns(names, types, patterns, styles, ignored, written, mayHaveGaps, images,
        unchecked);
  }

  /** The same columns, some of which may be missing: who asks for these notices it. */
  public WantedColumns unchecked(Collection<String> columns) {
    return new WantedColumns(names, types, patterns, styles, ignored, written, gaps, images, Set.copyOf(columns));
  }

  /** Whether a column is to be read if there is one of this name. */
  public boolean wants(String name) {
    return (names.isEmpty() || names.contains(name)) && !ignored.contains(name);
  }

  /** Every name that has to be there. */
  public Set<String> required() {
    Set<String> required = new LinkedHashSet<>(names);
    required.addAll(types.keySet());
    required.addAll(ignored);
    required.removeAll(unchecked);
    return required;
  }
}
