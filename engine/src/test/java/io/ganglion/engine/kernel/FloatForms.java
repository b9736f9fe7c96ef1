package io.ganglion.engine.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the forms for {@code float} of code that is written by hand for {@code double}, because Java has no code over
 * both. {@code .ci/float-forms} runs this file; {@link FloatFormsTest} holds that nothing is left to write.
 *
 * <p>The form for {@code float} is a file of its own ({@link #FILES}), or a region that follows the one with the form
 * for {@code double} in the same file ({@link #FILES_WITH_BOTH}). Where the two really differ, both are written by
 * hand, in regions whose names stand in {@link #BY_HAND} with the reason.
 */
public final class FloatForms {
  private static final String KERNEL = "engine/src/main/java/io/ganglion/engine/kernel/";
  private static final String KERNEL_TESTS = "engine/src/test/java/io/ganglion/engine/kernel/";
  private static final String ACTIVATIONS = "activations/src/main/java/io/ganglion/activations/";
  private static final String LAYERS = "layers/src/main/java/io/ganglion/layers/";
  private static final String EXACT = "api/src/main/java/io/ganglion/api/exact/";
  private static final String BENCHMARKS = "benchmarks/src/main/java/io/ganglion/benchmarks/";

  /** Files for {@code double}; the name of the one for {@code float} has Float in place of Double. */
  private static final List<String> FILES = List.of(
      EXACT + "DoubleExp.java",
      KERNEL + "DirectDoubleProduct.java",
      KERNEL + "DoubleFunctionRehearsal.java",
      KERNEL + "DoubleProductRehearsal.java",
      KERNEL + "PackedDoubleProduct.java",
      KERNEL + "TransposedDoubleProduct.java",
      KERNEL + "VectorDoubleExp.java",
      KERNEL + "VectorDoubleProduct.java",
      KERNEL + "VectorDoubleTiles.java",
      "engine/src/main/java/io/ganglion/engine/network/DoubleArithmetic.java",
      BENCHMARKS + "DoubleFunctions.java",
      BENCHMARKS + "DoubleProducts.java");

  /** Files in which a region {@value #FLOAT_FORM} follows each region {@value #DOUBLE_FORM}. */
  private static final List<String> FILES_WITH_BOTH = List.of(
      ACTIVATIONS + "Softmax.java",
      KERNEL + "AdaptiveKernels.java",
      KERNEL + "Kernels.java",
      KERNEL + "PlainKernels.java",
      KERNEL + "SoftmaxRows.java",
      KERNEL + "VectorFinite.java",
      KERNEL + "VectorKernels.java",
      KERNEL + "VectorRows.java",
      LAYERS + "AttentionHead.java",
      "engine/src/main/java/io/ganglion/engine/network/PatchRows.java",
      LAYERS + "BatchNormPass.java",
      LAYERS + "Copies.java",
      LAYERS + "Dropout.java",
      LAYERS + "GruCell.java",
      LAYERS + "LayerNormPass.java",
      LAYERS + "LstmCell.java",
      LAYERS + "PoolPass.java",
      LAYERS + "PositionalEmbedding.java",
      LAYERS + "RnnCell.java",
      KERNEL_TESTS + "NaiveProducts.java",
      KERNEL_TESTS + "RandomFunctionArguments.java",
      KERNEL_TESTS + "RandomGradients.java",
      KERNEL_TESTS + "RandomProducts.java");

  /** The names of the regions in which the forms really differ, and why they do. */
  private static final Map<String, String> BY_HAND = Map.of(
      "constants", "exponent and fraction have other widths, and a polynomial needs fewer terms",
      "degree of the polynomial", "a float needs fewer terms",
      "sigmoid", "in double precision it goes in two steps, or C2 would put off a part of it; in single precision"
          + " one step is short enough, with a mask",
      "gradients", "in single precision they are computed in double, and rounded once",
      "from one precision to the other", "code that trains in double precision has no use for it",
      "random numbers", "those of floats are doubles, rounded",
      "square roots", "the library has those of doubles alone; rounded to single precision, they are the nearest float",
      "sums over chunks", "they are double in both precisions");

  /** Files in the folders above that name {@code float} and have no form for {@code double} that reads alike. */
  private static final Map<String, String> ONLY_ONE_FORM = Map.of(
      KERNEL + "ConversionRehearsal.java", "rehearses what single precision alone needs",
      KERNEL + "GeluRehearsal.java", "rehearses both precisions together",
      KERNEL + "VectorGelu.java", "in single precision it is computed in double, and rounded once",
      KERNEL + "Panels.java", "holds numbers of either precision",
      KERNEL + "VectorConversion.java", "from one precision to the other",
      KERNEL + "VectorGradients.java", "gradients in single precision are computed in double, a vector in two halves",
      ACTIVATIONS + "Relu.java", "in double precision the loop is the interface's",
      ACTIVATIONS + "Sigmoid.java", "in double precision the loop is the interface's",
      ACTIVATIONS + "Tanh.java", "in double precision the loop is the interface's");

  private static final String DOUBLE_FORM = "double form";
  /** Another name of such a region, in which comments aren't repeated for {@code float}. */
  private static final String DOCUMENTS_BOTH = "double form, with the documentation of both";
  private static final String FLOAT_FORM = "float form: made by .ci/float-forms";
  private static final String HAND = "by hand: ";

  private static final Pattern REGION = Pattern.compile("\\s*// region (.*)");
  private static final Pattern END = Pattern.compile("\\s*// endregion");
  private static final Pattern COMMENT = Pattern.compile("\\s*(/?\\*|//).*");
  private static final Pattern LITERAL = Pattern.compile("(?<![\\w.])(\\d+\\.\\d+)(?![\\w.])");
  private static final Pattern FLOAT = Pattern.compile("\\b(float|FloatVector)\\b");

  private FloatForms() {}

  /** Writes all forms for {@code float}, or with {@code --check} says which differ from what would be written. */
  public static void main(String[] args) {
    Path root = Path.of("");
    if (args.length == 0) {
      forms(root).forEach((file, lines) -> write(root, file, lines));
    } else {
      List<String> findings = findings(root);
      findings.forEach(System.err::println);
      System.exit(findings.isEmpty() ? 0 : 1);
    }
  }

  /** What is wrong below {@code root}: file and line, what is there, what should be, and what to do. */
  static List<String> findings(Path root) {
    List<String> findings = new ArrayList<>();
    forms(root).forEach((file, form) -> findings.addAll(firstDifference(file, read(root, file), form)));
    findings.addAll(namesWithoutReasons(root));
    for (String folder : List.of(EXACT, KERNEL, ACTIVATIONS, LAYERS)) {
      for (String file : files(root, folder)) {
        findings.addAll(keptByHand(file, read(root, file)));
      }
    }
    return findings;
  }

  /** By file, all the lines that it should have. */
  private static Map<String, List<String>> forms(Path root) {
    Map<String, List<String>> forms = new TreeMap<>();
    for (String file : FILES) {
      forms.put(floatFile(file), ofFile(file, parts(read(root, file)), parts(read(root, floatFile(file)))));
    }
    for (String file : FILES_WITH_BOTH) {
      forms.put(file, ofRegions(parts(read(root, file))));
    }
    return forms;
  }

  private static String floatFile(String file) {
    return file.replace("Double", "Float");
  }

  /** A file for {@code float}: as that for {@code double}, but for the class comment and regions by hand. */
  private static List<String> ofFile(String file, List<Part> doubles, List<Part> floats) {
    Iterator<Part> byHand = floats.stream().filter(Part::isByHand).iterator();
    List<String> form = new ArrayList<>();
    for (Part part : doubles) {
      if (part.isByHand()) {
        form.addAll(byHand.next().lines);
      } else {
        part.lines.forEach(line -> form.add(file.endsWith("DoubleExp.java") ? inFloatsAndInts(line) : inFloats(line)));
      }
    }
    String name = file.substring(file.lastIndexOf('/') + 1, file.lastIndexOf('.'));
    int from = form.indexOf("/**");
    int to = form.indexOf(" */") + 1;
    for (int i = 0; i < form.size() && from < 0; i++) {
      if (form.get(i).startsWith("/** ")) {
        from = i;
        to = i + 1;
      }
    }
    form.subList(from, to).clear();
    form.add(from, "/** {@link " + name + "} for {@code float}; made from it by {@code .ci/float-forms}. */");
    return form;
  }

  /** A file in which each form for {@code float} follows from the form for {@code double} before it. */
  private static List<String> ofRegions(List<Part> parts) {
    List<String> form = new ArrayList<>();
    List<String> floats = List.of();
    for (Part part : parts) {
      form.addAll(part.region.equals(FLOAT_FORM) ? floats : part.lines);
      if (part.region.startsWith(DOUBLE_FORM)) {
        String all = part.lines.stream().map(FloatForms::inFloats).collect(Collectors.joining("\n"));
        floats = List.of((part.region.equals(DOCUMENTS_BOTH)
            ? all.replaceAll("(?s)/\\*\\*.*?\\*/", "/** As for {@code double}. */") : all).split("\n", -1));
      }
    }
    return form;
  }

  private static String inFloats(String line) {
    String floats = line.replace("FLOAT64", "FLOAT32").replace("DOUBLE", "FLOAT").replace("Double", "Float")
        .replaceAll("double(?!d)", "float");
    return COMMENT.matcher(line).matches() ? floats : LITERAL.matcher(floats).replaceAll("$1f");
  }

  /** The same where bits are computed with: those of a {@code double} are a {@code long}, of a {@code float} an int. */
  private static String inFloatsAndInts(String line) {
    return inFloats(line.replace("doubleToRawLongBits", "floatToRawIntBits")
        .replace("longBitsToDouble", "intBitsToFloat").replace("LongVector", "IntVector").replace("AsLongs", "AsInts")
        .replace("Long.SIZE", "Integer.SIZE").replaceAll("\\blong\\b", "int"));
  }

  private static List<String> firstDifference(String file, List<String> lines, List<String> form) {
    for (int i = 0; i < Math.max(lines.size(), form.size()); i++) {
      String is = i < lines.size() ? lines.get(i) : "(end of file)";
      String shouldBe = i < form.size() ? form.get(i) : "(end of file)";
      if (!is.equals(shouldBe)) {
        return List.of(file + ":" + (i + 1) + ": isn't what the form for double says"
            + "\n  is:        " + is + "\n  should be: " + shouldBe
            + "\n  help: change the form for double, then run .ci/float-forms");
      }
    }
    return List.of();
  }

  private static List<String> namesWithoutReasons(Path root) {
    Set<String> names = Stream.of(FILES, FILES_WITH_BOTH).flatMap(List::stream)
        .flatMap(file -> parts(read(root, file)).stream()).filter(Part::isByHand)
        .map(part -> part.region.substring(HAND.length())).collect(Collectors.toCollection(TreeSet::new));
    List<String> findings = new ArrayList<>();
    names.stream().filter(name -> !BY_HAND.containsKey(name)).forEach(name -> findings.add(
        "a region is called '" + HAND + name + "'\n  help: give the reason in FloatForms.BY_HAND"));
    new TreeSet<>(BY_HAND.keySet()).stream().filter(name -> !names.contains(name)).forEach(name -> findings.add(
        "no region is called '" + HAND + name + "'\n  help: take the reason out of FloatForms.BY_HAND"));
    return findings;
  }

  /** Code for {@code float} that is neither in a region nor in one of the files above. */
  private static List<String> keptByHand(String file, List<String> lines) {
    if (FILES.contains(file) || FILES.contains(file.replace("Float", "Double")) || ONLY_ONE_FORM.containsKey(file)) {
      return List.of();
    }
    return parts(lines).stream().filter(part -> part.region.isEmpty()).flatMap(part -> part.lines.stream())
        .filter(line -> FLOAT.matcher(line).find() && !COMMENT.matcher(line).matches() && !line.startsWith("import "))
        .limit(1).map(line -> file + ":" + (lines.indexOf(line) + 1) + ": a form for float that is kept by hand"
            + "\n  is:   " + line + "\n  help: put the form for double into a region '" + DOUBLE_FORM + "', and '"
            + FLOAT_FORM + "' after it, or give the reason in FloatForms").toList();
  }

  /** What lies between two marks of regions: a region without its marks, or what is outside, with them. */
  private record Part(String region, List<String> lines) {
    boolean isByHand() {
      return region.startsWith(HAND);
    }
  }

  private static List<Part> parts(List<String> lines) {
    List<Part> parts = new ArrayList<>(List.of(new Part("", new ArrayList<>())));
    for (String line : lines) {
      if (END.matcher(line).matches()) {
        parts.add(new Part("", new ArrayList<>()));
      }
      parts.get(parts.size() - 1).lines.add(line);
      Matcher begin = REGION.matcher(line);
      if (begin.matches()) {
        parts.add(new Part(begin.group(1), new ArrayList<>()));
      }
    }
    return parts;
  }

  private static List<String> files(Path root, String folder) {
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      return files.map(file -> folder + file.getFileName()).filter(name -> name.endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> read(Path root, String file) {
    try {
      return Files.readAllLines(root.resolve(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path root, String file, List<String> lines) {
    try {
      Files.writeString(root.resolve(file), String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
