package io.ganglion.experiments.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ganglion.activations.Sine;
import io.ganglion.activations.Identity;
import io.ganglion.engine.Network;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.DateText;
import io.ganglion.engine.data.encoding.CategoryEncoding;
import io.ganglion.engine.data.encoding.CategoryForm;
import io.ganglion.engine.data.encoding.CategoryPrediction;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.NumberPrediction;
import io.ganglion.engine.data.encoding.Prediction;
import io.ganglion.engine.data.encoding.Probabilities;
import io.ganglion.engine.model.Model;
import io.ganglion.problem.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exported C is compiled here by cc, and predicts what the model predicts; skipped where there is no cc. */
class CExportTest {
  private static final int ROWS = 10_000;

  @TempDir
  Path folder;

  @BeforeEach
  void thereIsACompiler() {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/cc")), "skipped: there is no /usr/bin/cc");
  }

  /** Reads rows of words in hexadecimal digits and writes the bits of what is predicted. */
  private static String program(Model model, ExportedModel exported) {
    StringBuilder read = new StringBuilder();
    List<String> names = Identifiers.inC(JavaExport.columns(model.preprocessing().inputs()));
    for (int i = 0; i < names.size(); i++) {
      boolean isText = JavaExport.isCategory(model.preprocessing().inputs().get(i));
      read.append("    if (scanf(\"%s\", word) != 1) return 0;\n    row.").append(names.get(i)).append(" = ")
          .append(isText ? "text(word, texts[" + i + "])" : "number(word)").append(";\n");
    }
    StringBuilder write = new StringBuilder();
    List<String> targets = CExport.targets(exported);
    for (int i = 0; i < targets.size(); i++) {
      if (model.preprocessing().targets().get(i) instanceof CategoryEncoding labels) {
        write.append("      show_text(p.").append(targets.get(i)).append(");\n");
        if (labels.form() != CategoryForm.ORDINAL) {
          write.append("      for (int i = 0; i < ").append(labels.labels().size()).append("; i++) show(p.")
              .append(targets.get(i)).append(Probabilities.areGivenBy(model.network().outputActivation(), labels)
                  ? "_probabilities" : "_scores").append("[i]);\n");
        }
      } else {
        write.append("      show(p.").append(targets.get(i)).append(");\n");
      }
    }
    return """
        #define MODEL_HEADER
        #include "model.c"
        #include <stdint.h>
        #include <stdio.h>
        #include <stdlib.h>
        #include <string.h>
        static double number(const char *word) {
          uint64_t bits = strtoull(word, NULL, 16);
          double x;
          memcpy(&x, &bits, 8);
          return x;
        }
        static const char *text(const char *word, char *to) {
          size_t i;
          if (word[0] == '-') return NULL;
          for (i = 0; word[2 * i + 1] != 0; i++) {
            char pair[3] = {word[2 * i + 1], word[2 * i + 2], 0};
            to[i] = (char) strtol(pair, NULL, 16);
          }
          to[i] = 0;
          return to;
        }
        static void show(double x) {
          uint64_t bits;
          memcpy(&bits, &x, 8);
          printf(" %016llx", (unsigned long long) (x != x ? 0x7ff8000000000000u : bits));
        }
        static void show_text(const char *x) {
          printf(" =");
          for (; *x; x++) printf("%02x", (unsigned char) *x);
        }
        int main(void) {
          static char word[1000], texts[100][500];
          (void) texts, (void) text, (void) number, (void) show, (void) show_text;
          for (;;) {
            struct model_row row;
            struct model_prediction p;
        READ
            if (model_predict(&row, &p) == 0) {
        WRITE
            }
            printf("\\n");
          }
        }
        """.replace("READ\n", read).replace("WRITE\n", write);
  }

  /** How many rows are predicted; a date is given in seconds, and those that aren't dates are left out. */
  private int requireSame(Model model, long seed, int count) throws IOException, InterruptedException {
    ExportedModel exported = ExportedModel.of(model, Place.NOWHERE);
    Files.writeString(folder.resolve("model.c"), CExport.text(exported, "model"));
    Files.writeString(folder.resolve("main.c"), program(model, exported));
    run(folder.resolve("nothing"), "/usr/bin/cc", "-std=c99", "-O2", "-ffp-contract=off", "-Wall", "-Wextra", "-Werror",
        "-pedantic", "model.c", "main.c", "-o", "main", "-lm");
    List<ColumnEncoding> inputs = model.preprocessing().inputs();
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder rows = new StringBuilder();
    List<String> expected = new ArrayList<>();
    int predicted = 0;
    while (expected.size() < count) {
      Map<String, Object> row = ExportSamples.row(inputs, random);
      StringBuilder words = new StringBuilder();
      boolean isDate = true;
      for (ColumnEncoding input : inputs) {
        Object value = row.get(input.column());
        if (input.type() == Column.Type.DATE) {
          double seconds = value == null ? Double.NaN
              : DateText.of(JavaExport.date(input).form().pattern()).parse((String) value);
          isDate &= value == null || !Double.isNaN(seconds);
          words.append(' ').append(bits(seconds));
        } else {
          words.append(' ').append(value == null ? "-" : value instanceof Double number ? bits(number)
              : text((String) value));
        }
      }
      if (isDate) {
        String line = line(model, row);
        expected.add(line);
        predicted += line.isEmpty() ? 0 : 1;
        rows.append(words.substring(1)).append('\n');
      }
    }
    Path input = Files.writeString(folder.resolve("rows"), rows);
    List<String> actual = run(input, folder.resolve("main").toString());
    String[] given = rows.toString().split("\n");
    for (int i = 0; i < count; i++) {
      String row = given[i];
      assertEquals(expected.get(i), actual.get(i), () -> "seed " + seed + ": " + row);
    }
    return predicted;
  }

  private List<String> run(Path input, String... command) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    if (!Files.exists(input)) {
      Files.createFile(input);
    }
    Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
        .redirectInput(input.toFile()).redirectOutput(output.toFile()).start();
    assertEquals(0, process.waitFor(), () -> {
      try {
        return Files.readString(output);
      } catch (IOException e) {
        return e.toString();
      }
    });
    return Files.readAllLines(output);
  }

  /** What the program prints; nothing where the model refuses the row. */
  private static String line(Model model, Map<String, Object> row) {
    StringBuilder line = new StringBuilder();
    try {
      for (Prediction prediction : model.predict(row).targets()) {
        if (prediction instanceof CategoryPrediction category) {
          line.append(' ').append(text(category.label()));
          for (double probability : category.probabilities()) {
            line.append(' ').append(bits(probability));
          }
        } else {
          line.append(' ').append(bits(((NumberPrediction) prediction).value()));
        }
      }
    } catch (DataException e) {
      return "";
    }
    return line.toString();
  }

  private static String bits(double x) {
    return HexFormat.of().toHexDigits(Double.doubleToLongBits(x));
  }

  private static String text(String text) {
    return "=" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void givesTheBitsOfEveryActivation() throws IOException, InterruptedException {
    int predicted = requireSame(ExportSamples.ofAllActivations(), 1, ROWS);
    assertTrue(predicted > 8000 && predicted < ROWS, () -> predicted + " rows");
  }

  /** Where multiples of π / 2 are far larger than what is left of them, or cancel nearly all of it. */
  @Test
  void givesTheBitsOfTheSineFarAway() throws IOException, InterruptedException {
    Network network = Network.withInputs(1).denseWithoutBias(4, new Sine(), (weights, from, to, fan, random) -> {
      weights[from] = 1;
      weights[from + 1] = 1e6;
      weights[from + 2] = 1e-3 * StrictMath.PI;
      weights[from + 3] = 1e300;
    }).denseWithoutBias(4, new Identity(), ExportSamples.unit(4)).build();
    assertTrue(requireSame(ExportSamples.model("sine", network, ExportSamples.numbers("x", 1),
        ExportSamples.numbers("y", 4)), 2, ROWS) > 8000);
  }

  @Test
  void normalizes() throws IOException, InterruptedException {
    assertTrue(requireSame(ExportSamples.ofNormalizations(ExportSamples.WIDE), 6, ROWS) > 8000);
  }

  @Test
  void encodesEveryKindOfColumn() throws IOException, InterruptedException {
    int predicted = requireSame(ExportSamples.ofLabels(ExportSamples.allInputs()), 2, ROWS);
    assertTrue(predicted > 3000 && predicted < ROWS, () -> predicted + " rows");
  }

  @Test
  void splitsDates() throws IOException, InterruptedException {
    int predicted = requireSame(ExportSamples.ofLabels(ExportSamples.dates()), 3, 2000);
    assertTrue(predicted > 600 && predicted < 2000, () -> predicted + " rows");
  }

  @Test
  void decodesEveryKindOfTarget() throws IOException, InterruptedException {
    assertTrue(requireSame(ExportSamples.ofAllTargets(), 4, ROWS) > 8000);
  }
}
