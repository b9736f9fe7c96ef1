package io.ganglion.engine.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which rows of a table belong to which sequence: rows with the same id are the steps of one. Sequences are numbered in
 * the order in which their first rows stand in the table. Immutable.
 */
public final class Sequences {
  private final List<String> ids;
  /** Rows of the table, step after step and sequence after sequence. */
  private final int[] rows;
  /** Where each sequence begins in {@link #rows}; one more than there are sequences. */
  private final int[] starts;

  private Sequences(List<String> ids, int[] rows, int[] starts) {
    this.ids = List.copyOf(ids);
    this.rows = rows;
    this.starts = starts;
  }

  /**
   * By a column of ids.
   *
   * @param order numbers or dates by which the steps of a sequence are sorted; if it is empty, they are in the table's
   *     order, and the rows of a sequence must lie together
   * @throws DataException if a row has no id or no place in the order, if two steps of a sequence have the same place,
   *     or if rows of a sequence lie apart though nothing orders them
   */
  public static Sequences of(Column id, Optional<Column> order) {
    Map<String, List<Integer>> members = new LinkedHashMap<>();
    String before = "";
    for (int row = 0; row < id.size(); row++) {
      if (id.isMissing(row)) {
        throw new DataException("the row has no id, so it belongs to no sequence", row, id.name(),
            "rows with the same '" + id.name() + "' are one sequence: write an id, or leave the row out");
      }
      String name = id.text(row);
      List<Integer> steps = members.get(name);
      if (steps == null) {
        steps = new ArrayList<>();
        members.put(name, steps);
      } else if (order.isEmpty() && !name.equals(before)) {
        throw apart(name, before, row, id.name());
      }
      steps.add(row);
      before = name;
    }
    int[] rows = new int[id.size()];
    int[] starts = new int[members.size() + 1];
    int sequence = 0;
    for (List<Integer> steps : members.values()) {
      int[] sorted = steps.stream().mapToInt(Integer::intValue).toArray();
      if (order.isPresent()) {
        sorted = sorted(sorted, id, order.get());
      }
      System.arraycopy(sorted, 0, rows, starts[sequence], sorted.length);
      starts[sequence + 1] = starts[sequence] + sorted.length;
      sequence++;
    }
    return new Sequences(List.copyOf(members.keySet()), rows, starts);
  }

  /** What is wrong where the rows of a sequence don't lie together, though nothing orders them. */
  public static DataException apart(String id, String before, int row, String column) {
    return new DataException("'" + id + "' occurs again after rows of '" + before + "'", row, column,
        "without an order column, the rows of a sequence must lie together: sort the file, or name the column that"
            + " orders the steps in data.sequence.order");
  }

  /**
   * Of a table whose rows are the steps of one sequence after another.
   *
   * @param count how many sequences there are
   * @param sequenceOf by row, the sequence that it is a step of: from 0, ascending, each at least once
   */
  public static Sequences inOrder(int count, int[] sequenceOf) {
    int[] starts = new int[count + 1];
    for (int sequence : sequenceOf) {
      starts[sequence + 1]++;
    }
    for (int sequence = 0; sequence < count; sequence++) {
      if (starts[sequence + 1] == 0) {
        throw new IllegalArgumentException("sequence " + sequence + " has no step");
      }
      starts[sequence + 1] += starts[sequence];
    }
    return new Sequences(IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList(),
        IntStream.range(0, sequenceOf.length).toArray(), starts);
  }

  private static int[] sorted(int[] steps, Column id, Column order) {
    for (int row : steps) {
      if (!(order instanceof NumberColumn)) {
        throw new DataException("'" + order.text(row) + "' is neither a number nor a date", row, order.name(),
            "the steps of a sequence are ordered by numbers or dates: name another column in data.sequence.order, or"
                + " leave it out if the file has them in order");
      }
      if (order.isMissing(row)) {
        throw new DataException("the step has no place in its sequence", row, order.name(),
            "the steps are ordered by this column: write a number or a date, or leave the row out");
      }
    }
    double[] places = ((NumberColumn) order).values();
    int[] sorted = IntStream.of(steps).boxed()
        .sorted((a, b) -> Double.compare(places[a], places[b])) // stable, for the message below
        .mapToInt(Integer::intValue).toArray();
    for (int i = 1; i < sorted.length; i++) {
      if (places[sorted[i]] == places[sorted[i - 1]]) {
        throw new DataException("two steps of '" + id.text(sorted[i]) + "' have the place " + order.text(sorted[i]),
            sorted[i], order.name(),
            "no two steps of a sequence may have the same place: correct one, or leave it out");
      }
    }
    return sorted;
  }

  /** How many sequences there are. */
  public int count() {
    return ids.size();
  }

  /** Their ids, as the table's column shows them. */
  public List<String> ids() {
    return ids;
  }

  /** How many steps a sequence has, at least 1. */
  public int length(int sequence) {
    return starts[sequence + 1] - starts[sequence];
  }

  /** How many steps all have. */
  public int steps() {
    return rows.length;
  }

  /** The row of the table of a sequence's first step. */
  public int firstRow(int sequence) {
    return rows[starts[sequence]];
  }

  /** The row of the table of a sequence's first step, for each sequence. */
  public int[] firstRows() {
    return IntStream.range(0, count()).map(this::firstRow).toArray();
  }

  /** The rows of the table of a sequence's steps, in the order of the steps. */
  public int[] rows(int sequence) {
    return Arrays.copyOfRange(rows, starts[sequence], starts[sequence + 1]);
  }

  /** The rows of the table of some sequences' steps, sequence after sequence. */
  public int[] rows(int[] sequences) {
    return IntStream.of(sequences).flatMap(sequence -> IntStream.of(rows(sequence))).toArray();
  }

  /** Where some sequences lie in {@link #rows(int[])} of them. */
  public Spans spans(int[] sequences) {
    return Spans.ofLengths(IntStream.of(sequences).map(this::length).toArray());
  }

  /** Whether the rows of a sequence lie together in the table, in the order of its steps. */
  public boolean isTogether(int sequence) {
    for (int i = starts[sequence] + 1; i < starts[sequence + 1]; i++) {
      if (rows[i] != rows[i - 1] + 1) {
        return false;
      }
    }
    return true;
  }

  /** Whether the rows of each sequence lie together in the table, in any order. */
  public boolean areTogether() {
    for (int sequence = 0; sequence < count(); sequence++) {
      IntSummaryStatistics range = IntStream.of(rows(sequence)).summaryStatistics();
      if (range.getMax() - range.getMin() >= length(sequence)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The first row whose value in a column is another than that of its sequence's first step; -1 if there is none. Two
   * rows without a value are alike.
   */
  public int firstChange(Column column) {
    for (int sequence = 0; sequence < count(); sequence++) {
      String first = column.text(firstRow(sequence));
      for (int i = starts[sequence] + 1; i < starts[sequence + 1]; i++) {
        if (!column.text(rows[i]).equals(first)) {
          return rows[i];
        }
      }
    }
    return -1;
  }

  /** The sequence that a row of the table is a step of. */
  public int sequenceOf(int row) {
    for (int sequence = 0; sequence < count(); sequence++) {
      for (int i = starts[sequence]; i < starts[sequence + 1]; i++) {
        if (rows[i] == row) {
          return sequence;
        }
      }
    }
    throw new IllegalArgumentException("the table has no row " + row);
  }

  /** Such as {@code 640 sequences of 7 to 29 steps}. */
  @Override
  public String toString() {
    int[] lengths = IntStream.range(0, count()).map(this::length).sorted().toArray();
    String range = lengths.length == 0 ? "no"
        : lengths[0] == lengths[lengths.length - 1] ? Integer.toString(lengths[0])
        : lengths[0] + " to " + lengths[lengths.length - 1];
    return count() + (count() == 1 ? " sequence of " : " sequences of ") + range
        + (range.equals("1") ? " step" : " steps");
  }
}
