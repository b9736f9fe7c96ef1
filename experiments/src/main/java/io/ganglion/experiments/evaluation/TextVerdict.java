package io.ganglion.experiments.evaluation;

import io.ganglion.api.ExactMath;
import io.ganglion.engine.Predictor;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Targets;
import io.ganglion.engine.data.encoding.NextTokenEncoding;
import io.ganglion.engine.model.Model;
import io.ganglion.engine.settings.Precision;
import io.ganglion.experiments.statistics.Interval;
import io.ganglion.experiments.statistics.MeanInterval;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a language model predicts a text better than the shares of its tokens alone, the unigram model of that same
 * text. Tokens that follow one another aren't independent: what is compared are means over {@value #BLOCK} of them.
 */
final class TextVerdict {
  static final String METRIC = "bits-per-character";
  private static final int BLOCK = 64;
  private static final double LN_2 = 0.693147180559945309417232121458176568;

  private TextVerdict() {}

  static Verdict of(Model model, Examples examples) {
    NextTokenEncoding next = (NextTokenEncoding) model.preprocessing().targets().get(0);
    int[] targets = ((Targets.Classes) examples.allTargets()).values();
    double[] ofShares = natsOfShares(next.width(), counted(examples, targets));
    int[] characters = next.characters();
    Sums sums = new Sums();
    new Predictor(model.network(), model.parameters(), Precision.FLOAT64).forEach(examples, (row, outputs, at) ->
        sums.add(-ExactMath.log(outputs[at + targets[row]]), ofShares[targets[row]], characters[targets[row]]));
    Interval interval = MeanInterval.ofNumbers(sums.differences(), null);
    double perCharacter = sums.tokens / (double) sums.characters / LN_2;
    return new Verdict(next.column(), METRIC, sums.nats / LN_2 / sums.characters,
        sums.natsOfShares / LN_2 / sums.characters, interval.low() * perCharacter, interval.high() * perCharacter,
        "predicting by the tokens' shares alone", Double.NaN, Double.NaN);
  }

  private static List<Integer> counted(Examples examples, int[] targets) {
    List<Integer> counted = new ArrayList<>();
    for (int example = 0; example < examples.count(); example++) {
      for (int row = 0; row < examples.targetRows(example); row++) {
        if (examples.counts(example, row)) {
          counted.add(targets[examples.targetStart(example) + row]);
        }
      }
    }
    return counted;
  }

  /** By token: −ln of its share. */
  private static double[] natsOfShares(int size, List<Integer> tokens) {
    double[] nats = new double[size];
    tokens.forEach(token -> nats[token]++);
    for (int token = 0; token < size; token++) {
      nats[token] = -ExactMath.log(nats[token] / tokens.size());
    }
    return nats;
  }

  /** Of all tokens, and in blocks. */
  private static final class Sums {
    private final List<Double> means = new ArrayList<>();
    private double nats;
    private double natsOfShares;
    private long tokens;
    private long characters;
    private double inBlock;
    private int sinceBlock;

    void add(double ofModel, double ofShares, int charactersOf) {
      nats += ofModel;
      natsOfShares += ofShares;
      tokens++;
      characters += charactersOf;
      inBlock += ofShares - ofModel;
      sinceBlock++;
      if (sinceBlock == BLOCK) {
        end();
      }
    }

    private void end() {
      means.add(inBlock / sinceBlock);
      inBlock = 0;
      sinceBlock = 0;
    }

    double[] differences() {
      if (means.isEmpty()) {
        end();
      }
      return means.stream().mapToDouble(mean -> mean).toArray();
    }
  }
}
