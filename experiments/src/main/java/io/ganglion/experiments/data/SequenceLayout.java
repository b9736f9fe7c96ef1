package io.ganglion.experiments.data;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Sequences;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.experiments.config.DataSection;
import io.ganglion.experiments.config.SequenceSection;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.WantedColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How sequences lie in a table, as a model remembers it, so that it finds them in the next table.
 *
 * @param id the column of ids; empty if a row is a whole sequence
 * @param order the column by which steps are sorted; empty if they are in order
 * @param orderPattern how dates in that are written; empty for numbers and ISO 8601
 * @param wide the beginnings of the names of columns that hold the steps of a row; empty if a row is a step
 * @param isPerStep whether every step has targets of its own
 */
public record SequenceLayout(Optional<String> id, Optional<String> order, String orderPattern, List<String> wide,
    boolean isPerStep) {
  private static final String ID = "sequence.id";
  private static final String ORDER = "sequence.order";
  private static final String ORDER_PATTERN = "sequence.order-pattern";
  private static final String WIDE = "sequence.wide.";
  private static final String PER_STEP = "sequence.per-step";

  public SequenceLayout {
    wide = List.copyOf(wide);
  }

  /** As an experiment says. */
  static SequenceLayout of(DataSection data, SequenceSection section) {
    return new SequenceLayout(section.id(), section.order(), orderPattern(data, section), section.wide(),
        section.isPerStep());
  }

  private static String orderPattern(DataSection data, SequenceSection section) {
    return section.order().map(order -> data.column(order).pattern()).orElse("");
  }

  /** What {@link #of(Map)} reads. */
  public static Map<String, String> toMap(DataSection data, SequenceSection section) {
    Map<String, String> map = new TreeMap<>();
    section.id().ifPresent(id -> map.put(ID, id));
    section.order().ifPresent(order -> map.put(ORDER, order));
    if (!orderPattern(data, section).isEmpty()) {
      map.put(ORDER_PATTERN, orderPattern(data, section));
    }
    for (int i = 0; i < section.wide().size(); i++) {
      map.put(WIDE + i, section.wide().get(i));
    }
    map.put(PER_STEP, Boolean.toString(section.isPerStep()));
    return map;
  }

  /** What {@link #toMap} wrote; empty if a model's examples are no sequences. */
  public static Optional<SequenceLayout> of(Map<String, String> source) {
    if (!source.containsKey(PER_STEP)) {
      return Optional.empty();
    }
    List<String> wide = new ArrayList<>();
    while (source.containsKey(WIDE + wide.size())) {
      wide.add(source.get(WIDE + wide.size()));
    }
    return Optional.of(new SequenceLayout(Optional.ofNullable(source.get(ID)), Optional.ofNullable(source.get(ORDER)),
        source.getOrDefault(ORDER_PATTERN, ""), wide, Boolean.parseBoolean(source.get(PER_STEP))));
  }

  /** The columns that a table needs, so that sequences can be found in it and predicted. */
  public WantedColumns inputs(Preprocessing preprocessing) {
    return columns(preprocessing.inputTypes(), preprocessing);
  }

  /** The columns that a table needs, so that predictions can be compared with what it holds. */
  public WantedColumns inputsAndTargets(Preprocessing preprocessing) {
    Map<String, Column.Type> types = new LinkedHashMap<>(preprocessing.inputTypes());
    types.putAll(preprocessing.targetTypes());
    return columns(types, preprocessing);
  }

  private WantedColumns columns(Map<String, Column.Type> types, Preprocessing preprocessing) {
    Map<String, Column.Type> own = new LinkedHashMap<>(types);
    wide.forEach(own::remove);
    List<String> names = new ArrayList<>(own.keySet());
    id.ifPresent(names::add);
    order.ifPresent(names::add);
    Map<String, Column.Type> typed = new LinkedHashMap<>(own);
    id.ifPresent(name -> typed.putIfAbsent(name, Column.Type.CATEGORY)); // as it is written: 007 is not 7
    Map<String, String> patterns = new LinkedHashMap<>(preprocessing.datePatterns());
    order.filter(name -> !orderPattern.isEmpty()).ifPresent(name -> {
      typed.putIfAbsent(name, Column.Type.DATE);
      patterns.putIfAbsent(name, orderPattern);
    });
    WantedColumns wanted = wide.isEmpty() ? WantedColumns.only(names) : WantedColumns.ALL;
    return wanted.typed(typed).dated(patterns)
        .allowingGaps(name -> WideSteps.isStep(wide, name) || preprocessing.filled().contains(name)
            || !own.containsKey(name) // ids and places are asked for where sequences are found
            || isPerStep && preprocessing.targetTypes().containsKey(name));
  }

  /**
   * Which rows of a table are steps of which sequence.
   *
   * @throws io.ganglion.problem.ProblemException if a row can't belong to a sequence
   */
  public Sequences sequences(SourceTable source) {
    try {
      return find(source).sequences();
    } catch (DataException e) {
      throw source.problem(e);
    }
  }

  /**
   * The sequences of a table.
   *
   * @throws DataException if a row can't belong to a sequence; its row is that of {@code source}
   */
  public SequenceSource find(SourceTable source) {
    if (!wide.isEmpty()) {
      WideSteps steps = WideSteps.of(source, wide);
      return new SequenceSource(steps, steps.sequences(), source);
    }
    Sequences sequences = Sequences.of(source.table().column(id.orElseThrow()).orElseThrow(),
        order.flatMap(source.table()::column));
    return new SequenceSource(source, sequences, source.keeping(sequences.firstRows()));
  }
}
