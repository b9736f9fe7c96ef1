package io.ganglion.experiments.run;

import io.ganglion.engine.EpochObserver;
import io.ganglion.engine.TrainerSteps;
import io.ganglion.engine.data.encoding.NextTokenEncoding;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.generation.Sampling;
import io.ganglion.engine.generation.TokenGenerator;
import io.ganglion.engine.model.Model;
import io.ganglion.engine.model.TextGenerator;
import io.ganglion.experiments.store.ArtifactStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a language model writes while it is trained: before the first epoch, after epochs 1, 2, 4, 8 and so on, and
 * after the last, each time behind a line end and with the same seed. {@link #FILE} has them all, each under a line
 * such as {@code --- after epoch 4 ---}.
 */
final class TextSamples implements EpochObserver {
  /** The file's name in the run directory. */
  static final String FILE = "samples.txt";
  private static final int LENGTH = 300; // chosen: some lines
  private static final long SEED = 1;
  private static final Pattern SAMPLE =
      Pattern.compile("--- after epoch (\\d+) ---\\n(.*?)\\n(?=\\z|--- after epoch \\d+ ---\\n)", Pattern.DOTALL);

  private final Function<double[], Model> model;
  private final ArtifactStore store;
  private final Map<Integer, String> texts = new TreeMap<>();

  private TextSamples(Function<double[], Model> model, ArtifactStore store) {
    this.model = model;
    this.store = store;
  }

  /**
   * Empty unless what is trained can go on with a text.
   *
   * @param initial parameters of the network
   */
  static Optional<TextSamples> of(Preprocessing preprocessing, double[] initial, Function<double[], Model> model,
      ArtifactStore store) {
    if (!(preprocessing.targets().get(0) instanceof NextTokenEncoding)) {
      return Optional.empty();
    }
    try {
      TextGenerator unused = new TextGenerator(model.apply(initial));
      return unused.unit().isEmpty() ? Optional.empty() : Optional.of(new TextSamples(model, store));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a network that reads both ways, for one
    }
  }

  @Override
  public boolean wants(int epoch) {
    return Integer.bitCount(epoch) == 1;
  }

  @Override
  public void observe(int epoch, double[] parameters, Optional<TrainerSteps> steps) {
    TokenGenerator tokens = new TextGenerator(model.apply(parameters)).generate("", Sampling.PLAIN, SEED);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      text.append(tokens.next().text());
    }
    texts.put(epoch, text.toString());
    StringBuilder all = new StringBuilder();
    texts.forEach((of, written) -> all.append("--- after epoch ").append(of).append(" ---\n").append(written)
        .append('\n'));
    try {
      store.write(FILE, all.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Goes on with what a stopped run wrote up to an epoch. */
  void restore(int epochs) throws IOException {
    Path file = store.directory().resolve(FILE);
    if (Files.exists(file)) {
      read(Files.readString(file)).forEach((epoch, text) -> {
        if (epoch <= epochs) {
          texts.put(epoch, text);
        }
      });
    }
  }

  /** The texts of a file, by epoch. */
  static Map<Integer, String> read(String file) {
    Map<Integer, String> texts = new TreeMap<>();
    Matcher sample = SAMPLE.matcher(file);
    while (sample.find()) {
      texts.put(Integer.parseInt(sample.group(1)), sample.group(2));
    }
    return texts;
  }
}
