package io.ganglion.runner.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.host.KebabCase;
import io.ganglion.engine.data.text.Vocabulary;
import io.ganglion.engine.generation.Sampling;
import io.ganglion.engine.generation.StopText;
import io.ganglion.engine.generation.TokenGenerator;
import io.ganglion.engine.model.Model;
import io.ganglion.engine.model.TextGenerator;
import io.ganglion.experiments.data.LanguageLayout;
import io.ganglion.experiments.data.SeriesSource;
import io.ganglion.experiments.run.Json;
import io.ganglion.experiments.text.Format;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import io.ganglion.problem.SafeText;
import io.ganglion.tables.text.LineEnds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ganglion generate}. */
@Command(name = "generate", description = "Goes on with a text by a language model, and prints what the model writes,"
    + " as it comes; or with a time series, and prints the rows that follow as CSV. The same seed writes the same text"
    + " on every machine.")
final class GenerateCommand implements Callable<Integer>, Streaming {
  /** What only texts have. */
  private static final List<String> OF_TEXTS = List.of("--prompt", "--prompt-file", "--temperature", "--top-k",
      "--top-p", "--greedy", "--stop", "--count", "--seed");
  private static final int TOKENS = 500;

  private final Session session;

  @Mixin
  private ModelArgument argument;

  @Spec
  private CommandSpec spec;

  @Parameters(index = "1", arity = "0..1", paramLabel = "SERIES", description = "For a model of a time series, the"
      + " table with the rows so far; - is stdin.")
  private @Nullable String series;

  @Option(names = "--prompt", paramLabel = "TEXT", description = "The text to go on with; without one, the model writes"
      + " what comes behind a line end.")
  private @Nullable String prompt;

  @Option(names = "--prompt-file", paramLabel = "FILE", description = "A file with the text to go on with, in UTF-8.")
  private @Nullable Path promptFile;

  @Option(names = "--length", paramLabel = "N", description = "How many tokens are written at most; 500 unless given."
      + " Of a series, how many rows; unless given, as many as the model was trained to forecast.")
  private @Nullable Integer length;

  @Option(names = "--temperature", paramLabel = "T", defaultValue = "1", description = "Less than 1 prefers probable"
      + " tokens, more evens out; 0 takes the most probable token. ${DEFAULT-VALUE} unless given.")
  private double temperature;

  @Option(names = "--top-k", paramLabel = "K", description = "How many tokens are drawn from, the most probable ones;"
      + " all unless given.")
  private @Nullable Integer topK;

  @Option(names = "--top-p", paramLabel = "P", description = "Share of the probability that is drawn from, the most"
      + " probable tokens that reach it; all unless given.")
  private @Nullable Double topP;

  @Option(names = "--greedy", description = "Takes the most probable token each time: short for --temperature 0.")
  private boolean greedy;

  @Option(names = "--stop", paramLabel = "TEXT", description = "Ends before this text, in which \\n is a line end.")
  private @Nullable String stop;

  @Option(names = "--count", paramLabel = "N", defaultValue = "1", description = "How many texts are written, each with"
      + " the next seed; ${DEFAULT-VALUE} unless given.")
  private int count;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "The seed of the first text;"
      + " ${DEFAULT-VALUE} unless given.")
  private long seed;

  @Option(names = "--json", description = "Prints the texts, and the probability of each token, as one JSON object; or"
      + " the rows of a series.")
  private boolean json;

  GenerateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    requireNumbers();
    Sampling sampling = sampling();
    Model model = argument.model(session);
    Optional<SeriesSource> source = SeriesSource.of(model.source());
    if (source.isPresent()) {
      new SeriesWriter(session, model, source.get()).write(requireSeries(), length, json);
      return 0;
    }
    requireNoSeries();
    TextGenerator generator = generator(model);
    String text = LineEnds.unix(promptText());
    warnOfUnknown(generator, text);
    session.interruption().heed();
    if (json) {
      Output.write(session, "-", json(model, generator, text, sampling));
      return 0;
    }
    for (int i = 0; i < count; i++) {
      if (!write(generator.generate(text, sampling, seed + i))) {
        return 0; // the reader has read enough
      }
    }
    return 0;
  }

  private void requireNumbers() {
    if (tokens() < 1 || count < 1) {
      boolean isLength = tokens() < 1;
      throw new ProblemException(ExitCode.USAGE, new Problem((isLength ? "length" : "count")
          + " must be 1 or greater, but is " + (isLength ? tokens() : count),
          Place.at(isLength ? "--length" : "--count"), ""));
    }
    if (prompt != null && promptFile != null) {
      throw new ProblemException(ExitCode.USAGE, new Problem("there are two prompts", Place.at("--prompt-file"),
          "give --prompt or --prompt-file"));
    }
    if (stop != null && stop.isEmpty()) {
      throw new ProblemException(ExitCode.USAGE, new Problem("the text that ends another is empty", Place.at("--stop"),
          "leave it out"));
    }
  }

  /** The file of the series, to which nothing is drawn. */
  private String requireSeries() {
    for (String option : OF_TEXTS) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw new ProblemException(ExitCode.USAGE, new Problem("the model is of a time series, of which nothing is"
            + " drawn at random: each row is what the network predicts", Place.at(option), "leave it out"));
      }
    }
    if (series == null) {
      throw new ProblemException(ExitCode.USAGE, new Problem("the model goes on with a time series, and there is none",
          Place.at(argument.given().toString()), "name the table with the rows so far behind the model"));
    }
    return series;
  }

  private void requireNoSeries() {
    if (series != null) {
      throw new ProblemException(ExitCode.USAGE, new Problem("the model isn't of a time series", Place.at(series),
          "a text to go on with is given by --prompt or --prompt-file"));
    }
  }

  private Sampling sampling() {
    try {
      return new Sampling(greedy ? 0 : temperature, topK == null ? Integer.MAX_VALUE : topK, topP == null ? 1 : topP);
    } catch (InvalidSettingException e) {
      String name = KebabCase.ofComponent(e.component());
      throw new ProblemException(ExitCode.USAGE, new Problem(name + " " + e.problem(), Place.at("--" + name), ""));
    }
  }

  private TextGenerator generator(Model model) {
    try {
      return new TextGenerator(model);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ExitCode.DATA, new Problem(String.valueOf(e.getMessage()),
          Place.at(argument.given().toString()), LanguageLayout.of(model.source()).isPresent()
              ? "train a network whose layers see no later steps: direction: forward, causal: true, padding: causal"
              : "train a model on a text, with format: text in 'data', or on a time series"));
    }
  }

  private String promptText() {
    if (promptFile == null) {
      return prompt == null ? "" : prompt;
    }
    try {
      return Files.readString(promptFile);
    } catch (IOException e) {
      throw new ProblemException(ExitCode.DATA, new Problem("the prompt can't be read: " + Reason.of(e),
          Place.at(promptFile.toString()), "name a file with text in UTF-8"));
    }
  }

  private void warnOfUnknown(TextGenerator generator, String text) {
    List<String> unknown = generator.unknown(text);
    if (!unknown.isEmpty()) {
      session.err().println("note: the model doesn't know " + unknown.stream()
          .map(token -> "'" + SafeText.line(token) + "'").collect(Collectors.joining(", "))
          + " in the prompt: " + (unknown.size() == 1 ? "it counts" : "they count") + " as "
          + Vocabulary.UNKNOWN_NAME);
    }
  }

  private int tokens() {
    return length == null ? TOKENS : length;
  }

  private String stopText() {
    return stop == null ? "" : stop.replace("\\n", "\n");
  }

  /** Whether there is still a reader. */
  private boolean write(TokenGenerator tokens) {
    StopText end = stop == null ? null : new StopText(stopText());
    String last = "";
    for (int i = 0; i < tokens() && (end == null || !end.isOver()) && !session.interruption().isAsked(); i++) {
      String token = tokens.next().text();
      String text = end == null ? token : end.next(token);
      last = text.isEmpty() ? last : text;
      if (!print(text)) {
        return false;
      }
    }
    String rest = end == null ? "" : end.rest();
    last = rest.isEmpty() ? last : rest;
    return print(last.endsWith("\n") ? rest : rest + "\n") && !session.interruption().isAsked();
  }

  private boolean print(String text) {
    session.out().print(SafeText.lines(text));
    return !session.out().checkError(); // flushes
  }

  private String json(Model model, TextGenerator generator, String text, Sampling sampling) {
    JsonObject object = new JsonObject();
    object.addProperty("model", model.name());
    object.addProperty("prompt", text);
    object.addProperty("promptTokens", generator.tokens(text));
    JsonArray unknown = new JsonArray();
    generator.unknown(text).forEach(unknown::add);
    object.add("unknown", unknown);
    object.addProperty("tokensAre", generator.unit());
    if (generator.mostTokens() < Integer.MAX_VALUE) {
      object.addProperty("mostTokens", generator.mostTokens());
    }
    object.addProperty("temperature", sampling.temperature());
    object.addProperty("topK", sampling.topK() == Integer.MAX_VALUE ? null : sampling.topK());
    object.addProperty("topP", sampling.topP());
    JsonArray texts = new JsonArray();
    for (int i = 0; i < count && !session.interruption().isAsked(); i++) {
      texts.add(new WrittenText(generator.generate(text, sampling, seed + i), tokens(),
          stop == null ? null : new StopText(stopText())).json(seed + i));
    }
    object.add("texts", texts);
    return Json.text(object);
  }
}
