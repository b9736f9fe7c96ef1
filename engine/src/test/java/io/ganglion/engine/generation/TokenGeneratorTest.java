package io.ganglion.engine.generation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.activations.Softmax;
import io.ganglion.api.Shape;
import io.ganglion.engine.Network;
import io.ganglion.engine.Predictor;
import io.ganglion.engine.SequencePredictor;
import io.ganglion.engine.random.Randomness;
import io.ganglion.engine.settings.Precision;
import io.ganglion.initializers.Normal;
import io.ganglion.layers.Direction;
import io.ganglion.layers.Embedding;
import io.ganglion.layers.Lstm;
import io.ganglion.layers.Outputs;
import io.ganglion.layers.PositionalEmbedding;
import io.ganglion.layers.SelfAttention;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenGeneratorTest {
  private static final int SIZE = 9;
  private static final Normal WIDE = new Normal(0, 1.5);
  private static final Network LSTM = Network.withInputs(new Shape.Tokens(SIZE)).layer(new Embedding(6), WIDE)
      .layer(new Lstm(7, Direction.FORWARD, Outputs.ALL, 1), WIDE).dense(SIZE, new Softmax(), WIDE).build();
  private static final int POSITIONS = 12;
  private static final Network ATTENTION = Network.withInputs(new Shape.Tokens(SIZE)).layer(new Embedding(6), WIDE)
      .layer(new PositionalEmbedding(POSITIONS), WIDE).layer(new SelfAttention(2, true), WIDE)
      .dense(SIZE, new Softmax(), WIDE).build();

  private static TokenGenerator generator(Network network, Sampling sampling, long seed, int... prompt) {
    return new TokenGenerator(new SequencePredictor(network, network.initialParameters(3), Precision.FLOAT64), SIZE, 0,
        token -> "<" + token + ">", sampling, seed, prompt);
  }

  private static int[] tokens(TokenGenerator generator, int count) {
    return IntStream.range(0, count).map(i -> generator.next().index()).toArray();
  }

  /** Each token is drawn by what the network gives for the whole text so far. */
  @Test
  void goesOnFromAllTokensBefore() {
    for (Network network : new Network[] {LSTM, ATTENTION}) {
      Sampling sampling = new Sampling(1.2, 7, 0.98);
      TokenGenerator generator = generator(network, sampling, 5, 1, 4, 2);
      double[] text = {1, 4, 2};
      for (int i = 0; i < 8; i++) {
        double[] outputs = new Predictor(network, network.initialParameters(3), Precision.FLOAT64).sequence(text);
        double[] last = Arrays.copyOfRange(outputs, outputs.length - SIZE, outputs.length);
        double[] logs = Arrays.stream(last).map(Math::log).toArray();
        logs[0] = Double.NEGATIVE_INFINITY;
        int expected = new TokenSampler(sampling, SIZE)
            .draw(logs, Randomness.of(5, Randomness.Purpose.GENERATION, i).nextDouble());
        GeneratedToken token = generator.next();
        assertEquals(expected, token.index());
        assertEquals("<" + expected + ">", token.text());
        assertEquals(last[expected], token.probability(), 1e-14);
        text = Arrays.copyOf(text, text.length + 1);
        text[text.length - 1] = expected;
      }
      assertEquals(0, generator.recomputed());
    }
  }

  @Test
  void sameSeedSameTokens() {
    int[] first = tokens(generator(LSTM, Sampling.PLAIN, 1, 3), 50);
    assertArrayEquals(first, tokens(generator(LSTM, Sampling.PLAIN, 1, 3), 50));
    assertFalse(Arrays.equals(first, tokens(generator(LSTM, Sampling.PLAIN, 2, 3), 50)));
    int[] greedy = tokens(generator(LSTM, Sampling.GREEDY, 1, 3), 50);
    assertArrayEquals(greedy, tokens(generator(LSTM, Sampling.GREEDY, 2, 3), 50));
  }

  @Test
  void neverGivesWhatIsExcluded() {
    assertEquals(0, Arrays.stream(tokens(generator(LSTM, Sampling.PLAIN.temperature(1e9), 1, 3), 500))
        .filter(token -> token == 0).count());
  }

  /** Behind the last position, each token is drawn behind the last twelve. */
  @Test
  void recomputesTheLastStepsBehindTheLastPosition() {
    TokenGenerator generator = generator(ATTENTION, Sampling.GREEDY, 1, 1, 4);
    int[] text = IntStream.concat(IntStream.of(1, 4), Arrays.stream(tokens(generator, 30))).toArray();
    for (int at = POSITIONS; at < text.length; at++) {
      int[] before = Arrays.copyOfRange(text, at - POSITIONS, at);
      assertEquals(text[at], generator(ATTENTION, Sampling.GREEDY, 1, before).next().index(), "token " + at);
    }
    assertEquals((2 + 30 - POSITIONS) * (long) POSITIONS, generator.recomputed());
  }

  @Test
  void goesOnFromLongPrompts() {
    int[] prompt = IntStream.range(0, 10_000).map(i -> 1 + i % 7).toArray();
    int[] fromAll = tokens(generator(LSTM, Sampling.GREEDY, 1, prompt), 5);
    assertEquals(5, fromAll.length);
    assertArrayEquals(tokens(generator(ATTENTION, Sampling.GREEDY, 1, prompt), 5),
        tokens(generator(ATTENTION, Sampling.GREEDY, 1, Arrays.copyOfRange(prompt, 10_000 - POSITIONS, 10_000)), 5));
  }

  @Test
  void needsAToken() {
    assertEquals("there is no token to go on from",
        assertThrows(IllegalArgumentException.class, () -> generator(LSTM, Sampling.PLAIN, 1)).getMessage());
  }
}
