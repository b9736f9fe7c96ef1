package io.ganglion.experiments.config;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For any input, an error is a problem that can be shown, never another exception. */
class MangledExperimentTest {
  private static final String[] TYPED = {
      "[", "]", "{", "}", ":", ": ", ",", "-", "- ", "? ", "#", "&a ", "*a", "!t ", "|\n", ">\n", "'", "\"", "\\", "%",
      "@", "`", "\n", "\r\n", "\r", "\t", " ", "  ", "---\n", "...\n", "%YAML 1.2\n", "%YAML 9.9\n", "%TAG ! x\n",
      "<<: ",
      "\0", "\u0085", "\u2028", "\uFEFF", "\uD83D\uDD4A", "null", "1e999", ".nan", "0x", "use", "rule: ", "auto", "é"
  };

  @TempDir
  Path folder;

  @Test
  void isReportedAsAProblem() {
    Reading reading = new Reading(folder);
    for (int seed = 0; seed < 500; seed++) {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      StringBuilder text = new StringBuilder(Reading.SOUND);
      for (int edits = 1 + random.nextInt(6); edits > 0; edits--) {
        int at = random.nextInt(text.length());
        int end = random.nextBoolean() ? at : Math.min(text.length(), at + random.nextInt(8));
        text.replace(at, end, TYPED[random.nextInt(TYPED.length)]);
      }
      try {
        ResolvedYaml.write(reading.bind(text.toString()));
      } catch (ProblemException e) {
        assertFalse(e.problems().isEmpty(), "seed " + seed);
        e.problems().forEach(Problem::render);
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + seed + ":\n" + text, e);
      }
    }
  }
}
