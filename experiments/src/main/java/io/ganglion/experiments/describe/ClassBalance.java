package io.ganglion.experiments.describe;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.encoding.CategoryEncoding;
import io.ganglion.engine.data.encoding.CategoryPrediction;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.experiments.data.PreparedData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each label of a target comes.
 *
 * @param counts by part and label, labels in their order; every part has every label
 */
public record ClassBalance(String target, Map<String, Map<String, Integer>> counts) {
  /** The part that is the whole of a table. */
  static final String ALL = "all";

  /** The balance in each part, for each target of labels. */
  public static List<ClassBalance> of(PreparedData data) {
    Preprocessing preprocessing = data.preprocessing();
    List<ClassBalance> balances = new ArrayList<>();
    for (int target = 0; target < preprocessing.targets().size(); target++) {
      if (preprocessing.targets().get(target) instanceof CategoryEncoding labels) {
        Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
        for (Map.Entry<String, Examples> part : data.parts().entrySet()) {
          counts.put(part.getKey(), counts(preprocessing, target, labels.labels(), part.getValue()));
        }
        balances.add(new ClassBalance(labels.column(), counts));
      }
    }
    return balances;
  }

  private static Map<String, Integer> counts(Preprocessing preprocessing, int target, List<String> labels,
      Examples part) {
    Examples examples = part.counted();
    Map<String, Integer> counts = new LinkedHashMap<>();
    labels.forEach(label -> counts.put(label, 0));
    for (int i = 0; i < examples.count(); i++) {
      counts.merge(((CategoryPrediction) preprocessing.decode(examples.targets(), i).get(target)).label(), 1,
          Integer::sum);
    }
    return counts;
  }

  /** The balance in some rows of a table, for each of these columns that holds labels. */
  public static List<ClassBalance> of(List<Column> targets, int[] rows) {
    List<ClassBalance> balances = new ArrayList<>();
    for (Column target : targets) {
      if (target instanceof CategoryColumn labels) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int row : rows) {
          if (!labels.isMissing(row)) {
            counts.merge(labels.label(row), 1, Integer::sum);
          }
        }
        balances.add(new ClassBalance(target.name(), Map.of(ALL, counts)));
      }
    }
    return balances;
  }
}
