package io.ganglion.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FloatFormsTest {
  private static final Path CHECKOUT = Path.of("..");
  private static final String KERNEL = "engine/src/main/java/io/ganglion/engine/kernel/";

  @TempDir
  private Path copy;

  @BeforeEach
  void copiesWhatFormsAreMadeOf() throws IOException {
    for (Path module : List.of(Path.of("activations"), Path.of("api"), Path.of("benchmarks"), Path.of("engine"),
        Path.of("layers"))) {
      try (Stream<Path> files = Files.walk(CHECKOUT.resolve(module).resolve("src"))) {
        for (Path file : (Iterable<Path>) files.filter(path -> path.toString().endsWith(".java"))::iterator) {
          Path to = copy.resolve(CHECKOUT.relativize(file));
          Files.createDirectories(to.getParent());
          Files.copy(file, to);
        }
      }
    }
  }

  @Test
  void formsForFloatsAreWhatFormsForDoublesSay() {
    assertEquals("", String.join("\n", FloatForms.findings(CHECKOUT)));
  }

  @Test
  void noticesAChangeOfOneFormAlone() throws IOException {
    replace("SoftmaxRows", "      float sum = 0;", "      float sum = 1;");
    assertFinds(KERNEL + "SoftmaxRows.java:" + lineOf("SoftmaxRows", "      float sum = 1;") + """
        : isn't what the form for double says
          is:              float sum = 1;
          should be:       float sum = 0;
          help: change the form for double, then run .ci/float-forms""");
  }

  @Test
  void noticesAChangeOfAFormInAFileOfItsOwn() throws IOException {
    replace("DoubleProductRehearsal", "Arrays.fill(x, 0.5);", "Arrays.fill(x, 0.75);");
    assertFinds(KERNEL + "FloatProductRehearsal.java:" + lineOf("FloatProductRehearsal", "    Arrays.fill(x, 0.5f);")
        + """
        : isn't what the form for double says
          is:            Arrays.fill(x, 0.5f);
          should be:     Arrays.fill(x, 0.75f);
          help: change the form for double, then run .ci/float-forms""");
  }

  @Test
  void noticesAFormThatIsKeptByHand() throws IOException {
    replace("WarmUp", "  private final long enough;", "  private float enough;");
    assertFinds(KERNEL + "WarmUp.java:" + lineOf("WarmUp", "  private float enough;") + """
        : a form for float that is kept by hand
          is:     private float enough;
          help: put the form for double into a region 'double form', and 'float form: made by .ci/float-forms' after \
        it, or give the reason in FloatForms""");
  }

  @Test
  void noticesADifferenceWithoutAReason() throws IOException {
    replace("VectorDoubleExp", "by hand: sigmoid", "by hand: tails");
    replace("VectorFloatExp", "by hand: sigmoid", "by hand: tails");
    assertFinds("""
        a region is called 'by hand: tails'
          help: give the reason in FloatForms.BY_HAND
        no region is called 'by hand: sigmoid'
          help: take the reason out of FloatForms.BY_HAND""");
  }

  private void replace(String kernel, String old, String now) throws IOException {
    String text = Files.readString(file(kernel), StandardCharsets.UTF_8);
    assertTrue(text.contains(old), old);
    Files.writeString(file(kernel), text.replace(old, now), StandardCharsets.UTF_8);
  }

  private int lineOf(String kernel, String line) throws IOException {
    return Files.readAllLines(file(kernel), StandardCharsets.UTF_8).indexOf(line) + 1;
  }

  private Path file(String kernel) {
    return copy.resolve(KERNEL + kernel + ".java");
  }

  private void assertFinds(String finding) {
    assertEquals(finding, String.join("\n", FloatForms.findings(copy)));
  }
}
