package io.ganglion.engine.generation;

import io.ganglion.activations.Gelu;
import io.ganglion.activations.Softmax;
import io.ganglion.api.Shape;
import io.ganglion.engine.Network;
import io.ganglion.engine.Training;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.encoding.NextTokenEncoding;
import io.ganglion.engine.data.encoding.TextEncoding;
import io.ganglion.engine.data.text.BytePairLearner;
import io.ganglion.engine.data.text.Characters;
import io.ganglion.engine.data.text.SpacedWords;
import io.ganglion.engine.data.text.TokenCounts;
import io.ganglion.engine.data.text.Tokenizer;
import io.ganglion.engine.model.Model;
import io.ganglion.engine.model.TextGenerator;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.initializers.GlorotUniform;
import io.ganglion.layers.Direction;
import io.ganglion.layers.Embedding;
import io.ganglion.layers.LayerNorm;
import io.ganglion.layers.Lstm;
import io.ganglion.layers.Outputs;
import io.ganglion.layers.PositionalEmbedding;
import io.ganglion.layers.SelfAttention;
import io.ganglion.losses.CrossEntropy;
import io.ganglion.trainers.Backprop;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Language models, and what each writes: the same on every JDK and processor, for any number of threads. */
enum WrittenTexts {
  LSTM(0x320ba584L) {
    @Override
    Tokenizer tokenizer(String text) {
      return new Characters(false);
    }

    @Override
    Network network(int size) {
      return Network.withInputs(new Shape.Tokens(size)).layer(new Embedding(8), GLOROT)
          .layer(new Lstm(16, Direction.FORWARD, Outputs.ALL, 1), GLOROT).dense(size, new Softmax(), GLOROT).build();
    }
  },
  TRANSFORMER(0x383f9b40L) {
    @Override
    Tokenizer tokenizer(String text) {
      BytePairLearner learner = new BytePairLearner(false);
      learner.add(text);
      return learner.learn(12);
    }

    @Override
    Network network(int size) {
      return Network.withInputs(new Shape.Tokens(size)).layer(new Embedding(8), GLOROT)
          .layer(new PositionalEmbedding(24), GLOROT).layer(new SelfAttention(2, true), GLOROT)
          .layer(new LayerNorm(), GLOROT).dense(24, new Gelu(), GLOROT).dense(size, new Softmax(), GLOROT).build();
    }
  },
  WORDS(0xef97cb2L) {
    @Override
    Tokenizer tokenizer(String text) {
      return new SpacedWords(true);
    }

    @Override
    Network network(int size) {
      return Network.withInputs(new Shape.Tokens(size)).layer(new Embedding(8), GLOROT)
          .layer(new Lstm(12, Direction.FORWARD, Outputs.ALL, 1), GLOROT).dense(size, new Softmax(), GLOROT).build();
    }
  };

  private static final GlorotUniform GLOROT = new GlorotUniform();
  private static final int LENGTH = 500;
  private static final String TEXT = """
      Twinkle, twinkle, little star,
      How I wonder what you are!
      Up above the world so high,
      Like a diamond in the sky.

      """.repeat(8);
  private static final List<Sampling> SAMPLINGS = List.of(Sampling.PLAIN, Sampling.PLAIN.temperature(0.5),
      Sampling.PLAIN.topK(4).topP(0.8), Sampling.GREEDY);

  private final long hash;

  WrittenTexts(long hash) {
    this.hash = hash;
  }

  abstract Tokenizer tokenizer(String text);

  abstract Network network(int size);

  /** That of {@link #texts}. */
  long hash() {
    return hash;
  }

  /** 500 tokens for each of four samplings, by a model that was trained by plain backpropagation. */
  String texts(int threads) {
    Tokenizer tokenizer = tokenizer(TEXT);
    TokenCounts counts = new TokenCounts();
    counts.add(TEXT, tokenizer);
    NextTokenEncoding next =
        new NextTokenEncoding(new TextEncoding("text", tokenizer, counts.vocabulary(1000, 1), OptionalInt.empty()));
    Network network = network(next.width());
    Examples examples = next.examples(TEXT, 12, 0);
    double[] parameters = Training.of(network, new CrossEntropy()).trainer(new Backprop(0.5, 0.9)).batchSize(20)
        .epochs(12).seed(3).precision(Precision.FLOAT32).threads(threads).run(examples).parameters();
    TextGenerator generator = new TextGenerator(new Model("star", network, parameters, next.preprocessing(),
        new CrossEntropy(), Reduction.MEAN, Map.of()));
    StringBuilder texts = new StringBuilder();
    for (Sampling sampling : SAMPLINGS) {
      TokenGenerator tokens = generator.generate("How ", sampling, 7);
      for (int i = 0; i < LENGTH; i++) {
        texts.append(tokens.next().text());
      }
    }
    return texts.toString();
  }

  static long hash(String text) {
    return text.hashCode() & 0xffffffffL;
  }

  /** Says that bits agree if the texts are those that are expected; throws otherwise. */
  public static void main(String[] args) {
    for (WrittenTexts of : values()) {
      String texts = of.texts(2);
      if (hash(texts) != of.hash) {
        throw new AssertionError(of + " gives " + Long.toHexString(hash(texts)) + ": " + texts);
      }
    }
    System.out.println("bits agree");
  }
}
