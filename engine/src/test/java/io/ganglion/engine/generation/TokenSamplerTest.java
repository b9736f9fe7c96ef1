package io.ganglion.engine.generation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.fixtures.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSamplerTest {
  private static final int ROWS = 4;
  private static final int TOKENS = 6;

  private static double[] probabilities(Sampling sampling, double... netInputs) {
    double[] probabilities = new double[netInputs.length];
    new TokenSampler(sampling, netInputs.length).probabilities(netInputs, probabilities);
    return probabilities;
  }

  /** The net inputs of four rows, then what PyTorch makes of them: four temperatures, four k, four p. */
  @Test
  void isThatOfPyTorch() throws IOException {
    String file = Files.readString(SharedData.path("reference/layers/sampling.json"));
    double[] numbers = Pattern.compile("\"(-?0x[^\"]+)\"").matcher(file).results()
        .mapToDouble(found -> Double.parseDouble(found.group(1))).toArray();
    assertEquals(13 * ROWS * TOKENS, numbers.length);
    Sampling[] samplings = {Sampling.PLAIN.temperature(0.5), Sampling.PLAIN.temperature(0.8), Sampling.PLAIN,
        Sampling.PLAIN.temperature(1.5), Sampling.PLAIN.topK(1), Sampling.PLAIN.topK(2), Sampling.PLAIN.topK(3),
        Sampling.PLAIN.topK(6), Sampling.PLAIN.topP(0.1), Sampling.PLAIN.topP(0.5), Sampling.PLAIN.topP(0.9),
        Sampling.PLAIN.topP(1)};
    for (int i = 0; i < samplings.length; i++) {
      for (int row = 0; row < ROWS; row++) {
        double[] expected = row(numbers, (i + 1) * ROWS + row);
        if (samplings[i].topK() == 3 && row == 0) { // the third is equal to the fourth, which they keep as well
          assertEquals(expected[0], expected[1]);
          double rest = 1 - expected[1];
          expected[1] = 0;
          expected = Arrays.stream(expected).map(share -> share / rest).toArray();
        }
        assertArrayEquals(expected, probabilities(samplings[i], row(numbers, row)), 1e-12,
            samplings[i] + ", row " + row);
      }
    }
  }

  private static double[] row(double[] numbers, int row) {
    return Arrays.copyOfRange(numbers, row * TOKENS, (row + 1) * TOKENS);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-9, Double.MIN_VALUE, 1e-320})
  void takesTheMostProbableAtTinyTemperatures(double temperature) {
    assertArrayEquals(new double[] {0, 0, 1, 0}, probabilities(Sampling.PLAIN.temperature(temperature), 1, -5, 1.5, 0));
    assertArrayEquals(new double[] {0, 0, 1}, probabilities(Sampling.PLAIN.temperature(temperature), 1e300, -1e300,
        1.5e300));
  }

  /** At temperature 0, of equally probable tokens one is taken; at tiny ones, each may come. */
  @Test
  void takesTheFirstOfEquallyProbableTokensAtTemperature0() {
    assertArrayEquals(new double[] {0, 1, 0, 0}, probabilities(Sampling.PLAIN.temperature(0), 1, 3, 3, 2));
    assertArrayEquals(new double[] {0, 1, 0, 0}, probabilities(Sampling.GREEDY, 1, 3, 3, 2));
    assertArrayEquals(new double[] {0, 0.5, 0.5, 0}, probabilities(Sampling.PLAIN.temperature(1e-9), 1, 3, 3, 2));
  }

  @Test
  void evensOutAtHugeTemperatures() {
    assertArrayEquals(new double[] {0.25, 0.25, 0.25, 0.25},
        probabilities(Sampling.PLAIN.temperature(1e9), 1, -5, 1.5, 0), 1e-8);
    assertArrayEquals(new double[] {0.5, 0.5},
        probabilities(Sampling.PLAIN.temperature(Double.MAX_VALUE), 1e300, -1e300), 1e-6);
  }

  @Test
  void keepsAllOfAVocabularySmallerThanK() {
    assertArrayEquals(probabilities(Sampling.PLAIN, 1, 2, 3), probabilities(Sampling.PLAIN.topK(1000), 1, 2, 3));
  }

  /** k leaves .5 and .3, of which p = .6 is .48: the first reaches it. Of all, it would leave both. */
  @Test
  void takesTheShareOfWhatKLeaves() {
    double[] logs = {Math.log(0.2), Math.log(0.5), Math.log(0.3)};
    assertArrayEquals(new double[] {0, 1, 0}, probabilities(Sampling.PLAIN.topK(2).topP(0.6), logs), 1e-15);
    assertArrayEquals(new double[] {0, 0.625, 0.375}, probabilities(Sampling.PLAIN.topP(0.6), logs), 1e-15);
  }

  @Test
  void neverDrawsWhatMustNotCome() {
    double[] netInputs = {Double.NEGATIVE_INFINITY, 1, Double.NEGATIVE_INFINITY, 1};
    assertArrayEquals(new double[] {0, 0.5, 0, 0.5}, probabilities(Sampling.PLAIN, netInputs));
    TokenSampler sampler = new TokenSampler(Sampling.PLAIN, 4);
    assertEquals(1, sampler.draw(netInputs, 0));
    assertEquals(1, sampler.draw(netInputs, 0.49));
    assertEquals(3, sampler.draw(netInputs, 0.5));
    assertEquals(3, sampler.draw(netInputs, Math.nextDown(1)));
  }

  /** 100,000 draws; a share is off by √(p (1 - p) / n) ≤ .0016, four times that at most. */
  @Test
  void drawsByTheProbabilities() {
    Sampling sampling = new Sampling(0.7, 4, 0.95);
    double[] netInputs = {0.3, -1, 2, 0.31, 1.2, -3};
    TokenSampler sampler = new TokenSampler(sampling, netInputs.length);
    int[] counts = new int[netInputs.length];
    SplittableRandom random = new SplittableRandom(1);
    int draws = 100_000;
    for (int i = 0; i < draws; i++) {
      counts[sampler.draw(netInputs, random.nextDouble())]++;
    }
    assertArrayEquals(probabilities(sampling, netInputs),
        Arrays.stream(counts).mapToDouble(count -> count / (double) draws).toArray(), 0.0064);
  }

  @Test
  void saysTheProbabilityOfTheNetwork() {
    double[] logs = {Math.log(0.2), Math.log(0.5), Math.log(0.3)};
    assertEquals(0.2, TokenSampler.probability(logs, 0), 1e-15);
    assertEquals(0.3, TokenSampler.probability(logs, 2), 1e-15);
  }

  @Test
  void refusesWhatIsNoSampling() {
    assertRefused("temperature must be 0 or greater and finite, but is NaN", Double.NaN, 1, 1);
    assertRefused("temperature must be 0 or greater and finite, but is -0.1", -0.1, 1, 1);
    assertRefused("temperature must be 0 or greater and finite, but is Infinity", Double.POSITIVE_INFINITY, 1, 1);
    assertRefused("topK must be 1 or greater, but is 0", 1, 0, 1);
    assertRefused("topP must be greater than 0 and at most 1, but is 0.0", 1, 1, 0);
    assertRefused("topP must be greater than 0 and at most 1, but is 1.5", 1, 1, 1.5);
    assertRefused("topP must be greater than 0 and at most 1, but is NaN", 1, 1, Double.NaN);
  }

  private static void assertRefused(String message, double temperature, int topK, double topP) {
    assertEquals(message, assertThrows(InvalidSettingException.class, () -> new Sampling(temperature, topK, topP))
        .getMessage());
  }
}
