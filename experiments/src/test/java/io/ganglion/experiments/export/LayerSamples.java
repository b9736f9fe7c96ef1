package io.ganglion.experiments.export;

import static io.ganglion.experiments.export.ExportSamples.numbers;

import io.ganglion.activations.Gelu;
import io.ganglion.activations.Identity;
import io.ganglion.activations.Relu;
import io.ganglion.activations.Softmax;
import io.ganglion.activations.Tanh;
import io.ganglion.api.Layer;
import io.ganglion.api.Shape;
import io.ganglion.engine.Network;
import io.ganglion.engine.data.ImageForm;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.ImageEncoding;
import io.ganglion.engine.data.encoding.TextEncoding;
import io.ganglion.engine.data.text.BytePairs;
import io.ganglion.engine.data.text.Characters;
import io.ganglion.engine.data.text.SpacedWords;
import io.ganglion.engine.data.text.Tokenizer;
import io.ganglion.engine.data.text.Vocabulary;
import io.ganglion.engine.data.text.Words;
import io.ganglion.engine.model.Model;
import io.ganglion.engine.settings.Initializers;
import io.ganglion.layers.AveragePool;
import io.ganglion.layers.BatchNorm;
import io.ganglion.layers.Conv1d;
import io.ganglion.layers.Conv2d;
import io.ganglion.layers.Direction;
import io.ganglion.layers.Dropout;
import io.ganglion.layers.Embedding;
import io.ganglion.layers.Flatten;
import io.ganglion.layers.GlobalAveragePool;
import io.ganglion.layers.GlobalMaxPool;
import io.ganglion.layers.Gru;
import io.ganglion.layers.ImagePadding;
import io.ganglion.layers.LayerNorm;
import io.ganglion.layers.Lstm;
import io.ganglion.layers.MaxPool;
import io.ganglion.layers.Outputs;
import io.ganglion.layers.Padding;
import io.ganglion.layers.PoolPadding;
import io.ganglion.layers.PositionalEmbedding;
import io.ganglion.layers.Rnn;
import io.ganglion.layers.RnnFunction;
import io.ganglion.layers.SelfAttention;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Models of sequences, texts and images that have every built-in layer, untrained. */
final class LayerSamples {
  /** Merges that compete: which comes first decides what is left for the others. */
  static final BytePairs PIECES = new BytePairs(true, List.of(new BytePairs.Merge("b", "x"),
      new BytePairs.Merge("a", "b"), new BytePairs.Merge("a", "a"), new BytePairs.Merge(" ", "ab"),
      new BytePairs.Merge("ab", "'"), new BytePairs.Merge("ab'", "a"), new BytePairs.Merge(" ", "a"),
      new BytePairs.Merge("x", "1"), new BytePairs.Merge("\u4e2d", "\u6587"), new BytePairs.Merge("aa", "aa"),
      new BytePairs.Merge("b", "aa"), new BytePairs.Merge("\ud83d\ude00", "\ud83c\udffd")));

  private LayerSamples() {}

  /** All of them, by names that can be those of functions. */
  static Map<String, Model> all() {
    Map<String, Model> all = new LinkedHashMap<>();
    all.put("rnn", ofSteps(new Rnn(5, RnnFunction.TANH, Direction.FORWARD, Outputs.LAST)));
    all.put("rectified", ofSteps(new Rnn(4, RnnFunction.RELU, Direction.BACKWARD, Outputs.ALL),
        new Rnn(3, RnnFunction.TANH, Direction.FORWARD, Outputs.LAST)));
    all.put("lstm", ofSteps(new Lstm(4, Direction.FORWARD, Outputs.LAST, 1)));
    all.put("lstm_steps", ofSteps(new Lstm(4, Direction.BIDIRECTIONAL, Outputs.ALL, 1)));
    all.put("lstms", ofSteps(new Lstm(3, Direction.BIDIRECTIONAL, Outputs.ALL, 1), new Dropout(0.2, true),
        new Lstm(4, Direction.BIDIRECTIONAL, Outputs.LAST, 0)));
    all.put("gru", ofSteps(new Gru(4, Direction.BACKWARD, Outputs.LAST)));
    all.put("grus", ofSteps(new Gru(5, Direction.BIDIRECTIONAL, Outputs.ALL),
        new Gru(3, Direction.FORWARD, Outputs.ALL)));
    all.put("valid", ofSteps(new Conv1d(4, 3, 2, 2, Padding.VALID), new GlobalMaxPool()));
    all.put("strided", ofSteps(new Conv1d(4, 4, 3, 1, Padding.SAME), new MaxPool(2, 1, PoolPadding.SAME),
        new AveragePool(3, 2, PoolPadding.SAME), new GlobalAveragePool()));
    all.put("causal", ofSteps(new Conv1d(4, 3, 1, 2, Padding.CAUSAL), new BatchNorm(1e-3), new LayerNorm(1e-5)));
    all.put("attention", ofSteps(new Conv1d(6, 1, 1, 1, Padding.VALID), new PositionalEmbedding(7),
        new SelfAttention(2, false), new GlobalAveragePool()));
    all.put("transformer", transformer());
    all.put("words", ofText(new Words(true), List.of("a", "b", "don't", "\u4e2d", "\u03c3", "7", "'", "\ud83d\ude00"),
        OptionalInt.empty()));
    all.put("spaced", ofText(new SpacedWords(false), List.of(" a", "B", " ", "z", "aB", "."), OptionalInt.of(5)));
    all.put("pieces", ofText(PIECES, List.of("a", " ab", "bx", "1", "ab'a", "\u4e2d\u6587", "\ud83d\ude00", " "),
        OptionalInt.of(12)));
    all.put("characters", ofText(new Characters(true), List.of("b", "a", "\u00fc", "\n", "\ufffd"), OptionalInt.of(9)));
    all.put("lenet", ofImage(1, new Conv2d(5, 3, ImagePadding.SAME), new MaxPool(2, 0, PoolPadding.VALID),
        new Conv2d(4, 2, ImagePadding.VALID), new BatchNorm(1e-5), new Flatten()));
    all.put("depthwise", ofImage(3, new Conv2d(6, 3, 2, 2, 2, 3, ImagePadding.EXPLICIT, 2, 1, 0, 3, false),
        new AveragePool(2, 1, PoolPadding.SAME), new MaxPool(3, 2, PoolPadding.SAME), new GlobalAveragePool()));
    all.put("mixed", mixed());
    return all;
  }

  private static Initializers initializers() {
    return Initializers.of(ExportSamples.NARROW);
  }

  /** Some layers that read steps, and a dense one. */
  private static Model ofSteps(Layer... layers) {
    List<ColumnEncoding> inputs = new ArrayList<>(numbers("x", 2));
    inputs.add(ExportSamples.allInputs().get(6));
    inputs.add(ExportSamples.dates().get(1));
    return of(Network.withInputs(new Shape.Steps(ExportSamples.width(inputs))), inputs, layers);
  }

  private static Model of(Network.Builder builder, List<ColumnEncoding> inputs, Layer... layers) {
    int statistics = 0;
    for (Layer layer : layers) {
      statistics += layer.form(builder.shape()).statistics();
      builder.layer(layer, initializers());
      if (layer.givesNetInputs()) {
        builder.activation(new Relu());
      }
    }
    Network network = builder.dense(3, new Softmax(), ExportSamples.NARROW, ExportSamples.NARROW).build();
    return ExportSamples.model("layers", withStatistics(network, statistics), inputs, ExportSamples.oneHotTarget());
  }

  /** Variances are greater than squared means. */
  private static Network withStatistics(Network network, int count) {
    double[] statistics = new double[count];
    for (int i = 0; i < count; i++) {
      statistics[i] = i < count / 2 ? i / 3.0 : 1 + i * i;
    }
    return network.withStatistics(statistics);
  }

  private static Model transformer() {
    List<ColumnEncoding> inputs = numbers("x", 3);
    Network network = Network.withInputs(new Shape.Steps(3))
        .dense(6, new Identity(), ExportSamples.NARROW, ExportSamples.NARROW)
        .residual(block -> block.layer(new LayerNorm(1e-5), initializers())
            .layer(new SelfAttention(3, true), initializers()))
        .residual(block -> block.layer(new LayerNorm(1e-5), initializers())
            .dense(20, new Gelu(), ExportSamples.NARROW, ExportSamples.NARROW)
            .dense(6, new Identity(), ExportSamples.NARROW, ExportSamples.NARROW))
        .dense(2, new Tanh(), ExportSamples.NARROW, ExportSamples.NARROW).build();
    return ExportSamples.model("transformer", network, inputs, numbers("y", 2));
  }

  private static Model ofText(Tokenizer tokenizer, List<String> tokens, OptionalInt maxLength) {
    TextEncoding text = new TextEncoding("a text", tokenizer, new Vocabulary(tokens), maxLength);
    return of(Network.withInputs(new Shape.Tokens(text.vocabulary().size())), List.of(text), new Embedding(4),
        new GlobalAveragePool());
  }

  private static Model ofImage(int features, Layer... layers) {
    ImageEncoding image = new ImageEncoding("image", new ImageForm(7, 6, features, false));
    return of(Network.withInputs(image.form().shape()), List.of(image), layers);
  }

  /** A text, an image and numbers. */
  private static Model mixed() {
    TextEncoding text = new TextEncoding("text", new Words(false), new Vocabulary(List.of("a", "B")),
        OptionalInt.empty());
    TextEncoding pieces = new TextEncoding("more text", PIECES, new Vocabulary(List.of("b", "ab")),
        OptionalInt.empty());
    ImageEncoding image = new ImageEncoding("image", new ImageForm(3, 4, 1, false));
    List<ColumnEncoding> inputs = new ArrayList<>(numbers("x", 2));
    inputs.add(text);
    inputs.add(ExportSamples.allInputs().get(10));
    inputs.add(image);
    inputs.add(pieces);
    Network.Builder builder = Network.withInputs(new Shape.Row(2), new Shape.Tokens(3),
        new Shape.Row(inputs.get(3).width()), image.form().shape(), new Shape.Tokens(3));
    int words = builder.from(1).layer(new Embedding(3), initializers())
        .layer(new Lstm(3, Direction.FORWARD, Outputs.LAST, 1), initializers()).at();
    int pixels = builder.from(3).layer(new Flatten(), initializers()).at();
    int parts = builder.from(4).layer(new Embedding(2), initializers()).layer(new GlobalMaxPool(), initializers()).at();
    Network network = builder.concat(0, words, 2, pixels, parts)
        .dense(3, new Softmax(), ExportSamples.NARROW, ExportSamples.NARROW).build();
    return ExportSamples.model("mixed", network, inputs, ExportSamples.oneHotTarget());
  }
}
