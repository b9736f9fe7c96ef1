package io.ganglion.experiments.run;

import io.ganglion.api.host.SettingType;
import io.ganglion.engine.Network;
import io.ganglion.engine.data.encoding.CategoryEncoding;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.NextTokenEncoding;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.model.Model;
import io.ganglion.experiments.binding.PluginUse;
import io.ganglion.experiments.config.DataSection;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.config.LayerSection;
import io.ganglion.experiments.config.LossSection;
import io.ganglion.experiments.config.PluginLayerSection;
import io.ganglion.experiments.config.ResidualSection;
import io.ganglion.experiments.data.PreparedData;
import io.ganglion.experiments.text.Format;
import io.ganglion.experiments.text.MetricText;
import io.ganglion.experiments.text.ShellWord;
import io.ganglion.problem.SafeText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What a run came to, on one screen. */
public final class Summary {
  private static final int LABEL = 12;
  private static final int CELL = 11;

  private Summary() {}

  static String of(RunSubject subject, RunFacts facts) {
    Experiment experiment = subject.experiment();
    PreparedData data = subject.data();
    Path run = subject.store().directory();
    StringBuilder text = new StringBuilder();
    line(text, "data", data.preprocessing().targets().get(0) instanceof NextTokenEncoding next ? texts(data, next)
        : examples(data) + weights(experiment.data()) + ", "
            + Format.count(data.preprocessing().inputs().size(), "input") + " -> " + targets(data.preprocessing()));
    line(text, "network", network(experiment, facts.network()));
    facts.start().ifPresent(start -> line(text, "start", start.sentence()));
    line(text, "trainer", named(experiment.trainer()));
    line(text, "stopped", facts.end().stopReason() + kept(facts.end()));
    facts.end().thresholds().values().forEach(threshold -> line(text, "threshold", threshold(subject, threshold)));
    if (facts.folds().isPresent()) {
      line(text, "model", "trained on all examples, after the folds, whose scores estimate its performance");
    }
    text.append('\n');
    scores(text, facts.end().scores());
    text.append('\n');
    if (facts.folds().isEmpty()) {
      facts.end().judgement().ifPresent(judgement -> line(text, "verdict", judgement.sentence()));
    }
    facts.folds().ifPresent(folds -> text.append(folds.text()).append('\n'));
    line(text, "run", run + "  (" + Format.duration(facts.seconds()) + ")");
    String program = ShellWord.of(subject.context().program());
    String of = ShellWord.of(run.toString());
    line(text, "next", experiment.data().text().isPresent() ? program + " generate " + of : program + " predict " + of
        + " " + (experiment.data().file().isEmpty() ? "FILE" : ShellWord.of(data.source().file())));
    return text.toString();
  }

  private static String texts(PreparedData data, NextTokenEncoding next) {
    return Format.count(data.source().table().rows(), "line") + " of text from " + data.source().file() + ", "
        + Format.count(next.text().vocabulary().tokens().size(), "different " + next.text().tokenizer().unit());
  }

  private static String threshold(RunSubject subject, double threshold) {
    CategoryEncoding target = (CategoryEncoding) subject.data().preprocessing().targets().get(0);
    return "'" + target.labels().get(1) + "' is predicted from a probability of " + Format.measure(threshold) + " on"
        + subject.experiment().training().thresholdBy()
            .map(metric -> ", chosen by " + metric + " on the validation part").orElse("");
  }

  private static String examples(PreparedData data) {
    int rows = data.source().table().rows();
    String from = " from " + data.source().file() + leftOut(data);
    if (data.sequences().isPresent()) {
      return data.sequences().get() + from;
    }
    return data.windows()
        .map(windows -> Format.count(rows, "row") + from + ", "
            + Format.count(windows.whole(data.source().table()).length, "window") + " of "
            + Format.count(windows.lags(), "row") + " before each target row")
        .orElseGet(() -> Format.count(rows, "example") + from);
  }

  private static String leftOut(PreparedData data) {
    return data.leftOut() == 0 ? "" : " (" + Format.count(data.leftOut(), "row") + " with missing values left out)";
  }

  private static void line(StringBuilder text, String label, String content) {
    text.append(label).append(" ".repeat(LABEL - label.length()))
        .append(SafeText.message(content, SafeText.MOST_BYTES)).append('\n');
  }

  private static String targets(Preprocessing preprocessing) {
    List<String> targets = new ArrayList<>();
    for (ColumnEncoding target : preprocessing.targets()) {
      targets.add(target instanceof CategoryEncoding category
          ? target.column() + " (" + category.labels().size() + " classes)"
          : target.column());
    }
    return String.join(", ", targets);
  }

  /** Such as {@code 4-8-3 (tanh (flat-spot clip), softmax), 67 parameters, cross-entropy}. */
  static String network(Experiment experiment, Network network) {
    return network.shape() + " (" + experiment.network().written().stream().map(Summary::named)
        .collect(Collectors.joining(", ")) + "), " + Format.count(network.parameterCount(), "parameter") + ", "
        + loss(experiment.loss());
  }

  /** What a layer does to its net inputs, or what it is. */
  static String named(LayerSection layer) {
    if (layer instanceof PluginLayerSection plugin) {
      return named(plugin.use()) + plugin.activation().map(activation -> " " + named(activation)).orElse("");
    }
    if (layer instanceof ResidualSection block) {
      return "residual [" + block.residual().stream().map(Summary::named).collect(Collectors.joining(", ")) + "]";
    }
    return named(layer.function().orElseThrow());
  }

  private static String weights(DataSection data) {
    return data.weights().map(column -> ", weighted by " + column).orElse("")
        + data.classWeights().map(classes -> classes.isEmpty() ? ", classes balanced" : ", classes weighted")
        .orElse("");
  }

  static String loss(LossSection loss) {
    return named(loss.use()) + (loss.l1() > 0 ? " + l1 " + SettingType.text(loss.l1()) : "")
        + (loss.l2() > 0 ? " + l2 " + SettingType.text(loss.l2()) : "");
  }

  /** With the settings that aren't the defaults: {@code resolved.yaml} has them all. */
  static String named(PluginUse<?> use) {
    String settings = use.type().settings().stream()
        .filter(setting -> !Objects.equals(setting.defaultValue(), use.settings().get(setting.key())))
        .map(setting -> setting.key() + " " + SettingType.text(use.settings().getOrDefault(setting.key(), "")))
        .collect(Collectors.joining(", "));
    return use.name() + (settings.isEmpty() ? "" : " (" + settings + ")");
  }

  private static String kept(RunFacts.End end) {
    return end.keptEpoch() == end.epochs() ? "" : "; the best epoch, " + end.keptEpoch() + ", was kept";
  }

  /**
   * Adds a table to a text: a column for the loss and for each metric that there is room for, a row for each part of
   * the data, and one for what a constant reaches on the last part.
   */
  public static void scores(StringBuilder text, Map<String, Model.Score> scores) {
    List<String> metrics = MetricText.shown(scores.values().iterator().next().metrics().keySet());
    List<List<String>> table = new ArrayList<>();
    List<String> heads = new ArrayList<>(List.of("", "examples", Model.Score.LOSS));
    heads.addAll(metrics);
    table.add(heads);
    Model.Score last = null;
    for (Map.Entry<String, Model.Score> part : scores.entrySet()) {
      last = part.getValue();
      table.add(row(part.getKey(), last.examples(), metrics, last.loss(), last.metrics()));
    }
    Map<String, Double> baselines = Objects.requireNonNull(last).baselines();
    if (!baselines.isEmpty()) {
      table.add(row("baseline", last.examples(), metrics, baselines.getOrDefault(Model.Score.LOSS, Double.NaN),
          baselines));
    }
    for (List<String> row : table) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        int width = column == 0 ? LABEL : Math.max(CELL, heads.get(column).length() + 2);
        String cell = row.get(column);
        line.append(cell).append(" ".repeat(Math.max(2, width - cell.length())));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    scores.forEach((part, score) -> metrics.stream().filter(metric -> score.notes().containsKey(metric))
        .forEach(metric -> text.append(part).append(' ').append(metric).append(": ")
            .append(score.notes().get(metric)).append('\n')));
  }

  private static List<String> row(String name, int examples, List<String> metrics, double loss,
      Map<String, Double> values) {
    List<String> row = new ArrayList<>(List.of(name, Integer.toString(examples),
        MetricText.value(Model.Score.LOSS, loss)));
    metrics.forEach(metric -> row.add(MetricText.value(metric, values.getOrDefault(metric, Double.NaN))));
    return row;
  }
}
