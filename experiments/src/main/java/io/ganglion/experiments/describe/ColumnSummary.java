package io.ganglion.experiments.describe;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.ImageColumn;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.TextColumn;
import io.ganglion.engine.data.text.TokenCounts;
import io.ganglion.engine.data.text.Tokenizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a column holds in some rows; of one of images, their sizes and colours.
 *
 * @param missing in how many of the rows it has no value
 * @param distinct how many different values it has
 * @param numbers of a column of numbers or dates that has any; of texts, how many tokens they have
 * @param labels of a column of texts, its most frequent tokens; of a column of labels, the most frequent first, those
 *     of equals by their order; at most {@value #SHOWN}
 * @param associations with each target of which there is one; none for the target itself
 */
public record ColumnSummary(String name, Column.Type type, int rows, int missing, int distinct,
    Optional<NumberSummary> numbers, List<LabelCount> labels, List<Association> associations) {
  private static final int SHOWN = 20;

  /**
   * Describes a column; costs a copy of its numbers, and n log n steps.
   *
   * @param tokenizer for texts
   */
  static ColumnSummary of(Column column, int[] rows, List<Column> targets, Tokenizer tokenizer) {
    if (column instanceof TextColumn texts) {
      return ofTexts(texts, rows, tokenizer);
    }
    List<Association> associations = targets.stream().filter(target -> target != column)
        .flatMap(target -> Association.of(column, target, rows).stream()).toList();
    if (column instanceof ImageColumn images) {
      ColumnSummary sizes = ofLabels(images.sizes(), rows, associations);
      return new ColumnSummary(images.name(), images.type(), rows.length, 0, sizes.distinct(), Optional.empty(),
          sizes.labels(), associations);
    }
    return column instanceof NumberColumn numbers
        ? ofNumbers(numbers, rows, associations)
        : ofLabels((CategoryColumn) column, rows, associations);
  }

  private static ColumnSummary ofTexts(TextColumn column, int[] rows, Tokenizer tokenizer) {
    TokenCounts counts = new TokenCounts();
    Set<String> different = new HashSet<>();
    double[] lengths = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      List<String> tokens = tokenizer.split(column.text(rows[i]));
      tokens.forEach(counts::add);
      different.add(column.text(rows[i]));
      lengths[i] = tokens.size();
    }
    Arrays.sort(lengths);
    return new ColumnSummary(column.name(), column.type(), rows.length, 0, different.size(),
        rows.length == 0 ? Optional.empty() : Optional.of(NumberSummary.of(lengths)), counts.mostFrequent(SHOWN)
            .stream().map(token -> new LabelCount(token, (int) Math.min(Integer.MAX_VALUE, counts.count(token))))
            .toList(), List.of());
  }

  private static ColumnSummary ofNumbers(NumberColumn column, int[] rows, List<Association> associations) {
    double[] sorted = IntStream.of(rows).mapToDouble(row -> column.values()[row])
        .filter(x -> !Double.isNaN(x)).map(x -> x + 0.0) // -0 is 0
        .toArray();
    Arrays.sort(sorted);
    int distinct = 0;
    for (int i = 0; i < sorted.length; i++) {
      distinct += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
    }
    return new ColumnSummary(column.name(), column.type(), rows.length, rows.length - sorted.length, distinct,
        sorted.length == 0 ? Optional.empty() : Optional.of(NumberSummary.of(sorted)), List.of(), associations);
  }

  private static ColumnSummary ofLabels(CategoryColumn column, int[] rows, List<Association> associations) {
    int[] counts = new int[column.labels().size()];
    int missing = 0;
    for (int row : rows) {
      if (column.isMissing(row)) {
        missing++;
      } else {
        counts[column.codes()[row]]++;
      }
    }
    List<LabelCount> labels = IntStream.range(0, counts.length).filter(code -> counts[code] > 0)
        .mapToObj(code -> new LabelCount(column.labels().get(code), counts[code]))
        .sorted(Comparator.comparing(LabelCount::count).reversed().thenComparing(LabelCount::label)).toList();
    return new ColumnSummary(column.name(), column.type(), rows.length, missing, labels.size(), Optional.empty(),
        labels.stream().limit(SHOWN).toList(), associations);
  }
}
