package io.ganglion.experiments.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ganglion.activations.Gelu;
import io.ganglion.activations.Relu;
import io.ganglion.activations.Softmax;
import io.ganglion.api.Layer;
import io.ganglion.api.Shape;
import io.ganglion.engine.Network;
import io.ganglion.engine.SequencePredictor;
import io.ganglion.engine.data.encoding.NextTokenEncoding;
import io.ganglion.engine.data.encoding.Prediction;
import io.ganglion.engine.data.encoding.TextEncoding;
import io.ganglion.engine.data.text.Characters;
import io.ganglion.engine.data.text.SpacedWords;
import io.ganglion.engine.data.text.Tokenizer;
import io.ganglion.engine.data.text.Vocabulary;
import io.ganglion.engine.generation.Sampling;
import io.ganglion.engine.generation.TokenGenerator;
import io.ganglion.engine.model.Model;
import io.ganglion.engine.model.TextGenerator;
import io.ganglion.engine.settings.Initializers;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.layers.Conv1d;
import io.ganglion.layers.Direction;
import io.ganglion.layers.Dropout;
import io.ganglion.layers.Embedding;
import io.ganglion.layers.Gru;
import io.ganglion.layers.LayerNorm;
import io.ganglion.layers.Lstm;
import io.ganglion.layers.Outputs;
import io.ganglion.layers.Padding;
import io.ganglion.layers.PositionalEmbedding;
import io.ganglion.layers.Rnn;
import io.ganglion.layers.RnnFunction;
import io.ganglion.layers.SelfAttention;
import io.ganglion.losses.CrossEntropy;
import io.ganglion.problem.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Language models, token by token, with what their layers keep: the same bits as the engine's in Java and C. */
class LanguageExportTest {
  private static final int TEXTS = 12;
  private static final List<String> TOKENS = List.of("a", "b", "\n", "B", " ", "x", "1", " ab", "ab", "bx", "'",
      "\u4e2d", "\ud83d\ude00", "x1", "\ufffd");
  /** Of probabilities: a few units in the last place for each of the roundings. */
  private static final double TOLERANCE = 1e-12;

  private static Map<String, Model> models() {
    Map<String, Model> models = new TreeMap<>();
    models.put("lstms", model(new Characters(false), new Embedding(5), new Lstm(4, Direction.FORWARD, Outputs.ALL, 1),
        new Dropout(0.2, true), new Lstm(3, Direction.FORWARD, Outputs.ALL, 0)));
    models.put("gru", model(new SpacedWords(true), new Embedding(4), new Gru(5, Direction.FORWARD, Outputs.ALL)));
    models.put("rnn", model(LayerSamples.PIECES, new Embedding(3),
        new Rnn(4, RnnFunction.RELU, Direction.FORWARD, Outputs.ALL)));
    models.put("causal", model(new Characters(true), new Embedding(4), new Conv1d(6, 3, 1, 2, Padding.CAUSAL),
        new LayerNorm(1e-5), new Conv1d(4, 2, 1, 1, Padding.CAUSAL), new Conv1d(3, 1, 1, 1, Padding.CAUSAL)));
    models.put("attention", model(new Characters(false), new Embedding(6), new SelfAttention(3, true),
        new SelfAttention(1, true)));
    models.put("transformer", transformer());
    return models;
  }

  private static Model model(Tokenizer tokenizer, Layer... layers) {
    Network.Builder builder = Network.withInputs(new Shape.Tokens(TOKENS.size() + 1));
    for (Layer layer : layers) {
      builder.layer(layer, initializers());
      if (layer.givesNetInputs()) {
        builder.activation(new Relu());
      }
    }
    return model(tokenizer, builder);
  }

  private static Model model(Tokenizer tokenizer, Network.Builder builder) {
    Network network = builder.dense(TOKENS.size() + 1, new Softmax(), ExportSamples.NARROW, ExportSamples.NARROW)
        .build();
    NextTokenEncoding next = new NextTokenEncoding(new TextEncoding("text", tokenizer, new Vocabulary(TOKENS),
        OptionalInt.empty()));
    return new Model("language", network, network.initialParameters(3), next.preprocessing(), new CrossEntropy(),
        Reduction.MEAN, Map.of());
  }

  private static Initializers initializers() {
    return Initializers.of(ExportSamples.NARROW);
  }

  private static Model transformer() {
    return model(LayerSamples.PIECES, Network.withInputs(new Shape.Tokens(TOKENS.size() + 1))
        .layer(new Embedding(6), initializers()).layer(new PositionalEmbedding(40), initializers())
        .residual(block -> block.layer(new LayerNorm(1e-5), initializers())
            .layer(new SelfAttention(2, true), initializers()))
        .residual(block -> block.layer(new LayerNorm(1e-5), initializers())
            .dense(9, new Gelu(), ExportSamples.NARROW, ExportSamples.NARROW)
            .dense(6, new Gelu(), ExportSamples.NARROW, ExportSamples.NARROW)));
  }

  private static ExportedModel exported(Model model) {
    return ExportedModel.of(model, Place.NOWHERE);
  }

  /** Texts of all that tokenizers look at, none of more tokens than the network sees. */
  private static List<String> texts(Model model) {
    TextEncoding text = (TextEncoding) model.preprocessing().inputs().get(0);
    SplittableRandom random = new SplittableRandom(11);
    List<String> texts = new ArrayList<>();
    while (texts.size() < TEXTS) {
      String all = IntStream.range(0, random.nextInt(1, 6))
          .mapToObj(i -> (String) ExportSamples.value(text, random)).reduce("", String::concat);
      if (!all.isEmpty() && text.tokens(all).length <= 40) {
        texts.add(all);
      }
    }
    return texts;
  }

  private static List<ExportExample> examples(Model model) {
    return texts(model).stream().map(text -> new ExportExample(List.of(List.of(text)))).toList();
  }

  /** What the engine says step by step. */
  private static List<Optional<List<List<Prediction>>>> ours(Model model) {
    NextTokenEncoding next = (NextTokenEncoding) model.preprocessing().targets().get(0);
    List<Optional<List<List<Prediction>>>> all = new ArrayList<>();
    for (String text : texts(model)) {
      int[] tokens = next.text().tokens(text);
      double[] outputs = new SequencePredictor(model.network(), model.parameters(), Precision.FLOAT64)
          .next(Arrays.stream(tokens).asDoubleStream().toArray());
      all.add(Optional.of(IntStream.range(0, tokens.length)
          .mapToObj(step -> List.of(next.decode(outputs, step * next.width()))).toList()));
    }
    return all;
  }

  @Test
  void saysTheSameBitsOfEachTokenInJava() {
    Map<String, Model> models = models();
    List<String> names = List.copyOf(models.keySet());
    List<ExportedModel> exported = models.values().stream().map(LanguageExportTest::exported).toList();
    List<RunningExport> compiled = CompiledExport.all(exported, names, IntStream.range(0, names.size())
        .mapToObj(i -> JavaLanguageExport.text(exported.get(i), names.get(i))).toList());
    for (int i = 0; i < names.size(); i++) {
      Model model = models.get(names.get(i));
      assertEquals(ours(model), compiled.get(i).predict(examples(model)), names.get(i));
      assertGoesOn(model, (CompiledLanguage) compiled.get(i));
    }
  }

  /** Beyond what the network sees at once, too, and behind a prompt that is longer than that. */
  private static void assertGoesOn(Model model, CompiledLanguage exported) {
    for (String prompt : List.of("", "ab", "aB x1'a".repeat(12))) {
      TokenGenerator generator = new TextGenerator(model).generate(prompt, Sampling.GREEDY, 1);
      StringBuilder expected = new StringBuilder();
      for (int i = 0; i < 60; i++) {
        expected.append(generator.next().text());
      }
      assertEquals(expected.toString(), exported.goOn(prompt, 60), prompt);
    }
  }

  @Test
  void saysTheSameBitsOfEachTokenInC() {
    assumeTrue(CompiledC.compiler().isPresent(), "skipped: there is no cc");
    Map<String, Model> models = models();
    List<CompiledC> compiled = new ArrayList<>();
    List<List<ExportExample>> examples = new ArrayList<>();
    models.forEach((name, model) -> {
      ExportedModel exported = exported(model);
      compiled.add(new CompiledC(exported, name, CLanguageExport.text(exported, name),
          List.of("-Wall", "-Wextra", "-Werror", "-pedantic")));
      examples.add(examples(model));
    });
    var predicted = CompiledC.predict(compiled, examples);
    List<String> names = List.copyOf(models.keySet());
    for (int i = 0; i < names.size(); i++) {
      assertEquals(ours(models.get(names.get(i))), predicted.get(i), names.get(i));
    }
  }

  @Test
  void saysNearlyTheSameOfAllTokensInOnnx() {
    for (Map.Entry<String, Model> each : models().entrySet()) {
      ExportedModel exported = exported(each.getValue());
      List<Optional<List<List<Prediction>>>> ours = ours(each.getValue());
      List<Optional<List<List<Prediction>>>> onnx;
      try (OnnxRuntime runtime = new OnnxRuntime(LanguageExportTest.class.getClassLoader(),
          OnnxExport.bytes(exported, false))) {
        onnx = new OnnxRows(exported, runtime).predict(examples(each.getValue()));
      }
      ExportComparison comparison = new ExportComparison();
      for (int i = 0; i < ours.size(); i++) {
        List<List<Prediction>> steps = onnx.get(i).orElseThrow();
        assertEquals(ours.get(i).orElseThrow().size(), steps.size());
        for (int step = 0; step < steps.size(); step++) {
          comparison.add(ours.get(i).get().get(step), steps.get(step));
        }
      }
      comparison.require(TOLERANCE);
      assertTrue(comparison.toString().contains(" rows: "), each.getKey());
    }
  }
}
