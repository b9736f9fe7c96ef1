package io.ganglion.experiments.export;

import io.ganglion.api.Block;
import io.ganglion.engine.LayerInfo;
import io.ganglion.engine.model.Model;
import io.ganglion.experiments.run.GanglionVersion;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Suggestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A model's parameters as tensors, block by block, to files and from them. Each block is a matrix with a row for each
 * input and a column for each unit; biases and scales are a single row, without its dimension. It is named like its
 * layer in the experiment, such as {@code 1.weights}.
 */
public final class WeightTensors {
  private static final String TRANSPOSED = " transposed";

  private final Model model;
  /** Where each block is in the flat vector. */
  private final Map<String, Placed> blocks = new LinkedHashMap<>();

  private record Placed(Block block, int from) {
    List<Long> shape() {
      return block.rows() == 1 && block.role() != Block.Role.WEIGHTS ? List.of((long) block.columns())
          : List.of((long) block.rows(), (long) block.columns());
    }
  }

  public WeightTensors(Model model) {
    this.model = model;
    List<LayerInfo> layers = model.network().layers().stream().filter(layer -> !layer.blocks().isEmpty()).toList();
    Set<Integer> numbers = layers.stream().map(LayerInfo::number).collect(Collectors.toCollection(LinkedHashSet::new));
    for (LayerInfo layer : layers) {
      String name = numbers.size() == layers.size() ? "" + layer.number() : "node" + layer.node();
      layer.blocks().forEach(block -> blocks.put(name + "." + block.name(), new Placed(block, layer.from(block))));
    }
  }

  /** The names of all blocks. */
  public List<String> names() {
    return List.copyOf(blocks.keySet());
  }

  /** All of them as a file in the format safetensors. */
  public byte[] safetensors() {
    double[] parameters = model.parameters();
    Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
    blocks.forEach((name, placed) -> {
      double[] values = new double[placed.block().size()];
      System.arraycopy(parameters, placed.from(), values, 0, values.length);
      tensors.put(name, new Safetensors.Tensor(placed.shape(), values));
    });
    return Safetensors.write(tensors, Map.of("format", "ganglion", "ganglion", GanglionVersion.text(), "model",
        model.name()));
  }

  /**
   * The model with the parameters of a file in the format safetensors.
   *
   * @param bytes the file
   * @param file its name, for messages
   * @param map for blocks the names of tensors, each perhaps followed by {@code transposed}; the other blocks stay as
   *     they are
   * @param place where the names are written, for messages
   * @throws ProblemException if the file isn't one, a name is unknown, or a shape doesn't fit: all that is wrong
   */
  public Model with(byte[] bytes, String file, Map<String, String> map, Place place) {
    Map<String, Safetensors.Tensor> tensors;
    try {
      tensors = Safetensors.read(bytes);
    } catch (IOException e) {
      throw new ProblemException(ExitCode.DATA, new Problem("this is no readable file of safetensors: "
          + e.getMessage(), Place.at(file), "copy it again, or write it again as F64 or F32"));
    }
    double[] parameters = model.parameters();
    List<Problem> problems = new ArrayList<>();
    map.forEach((name, theirs) -> {
      Placed placed = blocks.get(name);
      boolean isTransposed = theirs.endsWith(TRANSPOSED);
      String other = isTransposed ? theirs.substring(0, theirs.length() - TRANSPOSED.length()).strip() : theirs;
      Safetensors.Tensor tensor = tensors.get(other);
      if (placed == null) {
        problems.add(new Problem("the model has no block '" + name + "'", place, near(name, blocks.keySet())));
      } else if (tensor == null) {
        problems.add(new Problem(file + " has no tensor '" + other + "'", place, near(other, tensors.keySet())));
      } else {
        put(name, placed, other, tensor, isTransposed, parameters, place, problems);
      }
    });
    if (!problems.isEmpty()) {
      throw new ProblemException(ExitCode.DATA, problems);
    }
    return new Model(model.name(), model.network(), parameters, model.preprocessing(), model.loss(),
        model.reduction(), model.source());
  }

  private static String near(String name, Set<String> names) {
    return Suggestion.nearest(name, names).map(other -> "did you mean '" + other + "'? ").orElse("")
        + "there are " + names.stream().limit(20).map(other -> "'" + other + "'").collect(Collectors.joining(", "))
        + (names.size() > 20 ? " and more" : "");
  }

  private static void put(String name, Placed placed, String other, Safetensors.Tensor tensor, boolean isTransposed,
      double[] parameters, Place place, List<Problem> problems) {
    List<Long> shape = tensor.shape().stream().filter(dimension -> dimension > 1).toList();
    List<Long> needed = placed.shape().stream().filter(dimension -> dimension > 1).toList();
    List<Long> turned = turned(needed);
    if (!shape.equals(isTransposed ? turned : needed)) {
      boolean fitsOtherwise = shape.equals(isTransposed ? needed : turned);
      problems.add(new Problem("tensor '" + other + "' has the shape " + tensor.shapeText() + ", and '" + name
          + "' needs " + new Safetensors.Tensor(isTransposed ? turned(placed.shape()) : placed.shape(), new double[0])
              .shapeText(), place,
          fitsOtherwise ? isTransposed ? "leave 'transposed' out"
              : "PyTorch's linear layers have a row for each unit: write '" + name + " = " + other + TRANSPOSED + "'"
              : "the network must be the same"));
      return;
    }
    Block block = placed.block();
    for (int row = 0; row < block.rows(); row++) {
      for (int column = 0; column < block.columns(); column++) {
        double value = tensor.values()[isTransposed ? column * block.rows() + row : row * block.columns() + column];
        if (!Double.isFinite(value)) {
          problems.add(new Problem("tensor '" + other + "' holds " + value, place, "a model's numbers are finite"));
          return;
        }
        parameters[placed.from() + row * block.columns() + column] = value;
      }
    }
  }

  private static List<Long> turned(List<Long> shape) {
    List<Long> turned = new ArrayList<>(shape);
    Collections.reverse(turned);
    return turned;
  }

  /**
   * The lines of a map of names, {@code 1.weights = fc1.weight transposed}; empty ones and those that begin with
   * {@code #} are left out.
   *
   * @throws ProblemException if a line is no such pair, or a block is named twice
   */
  public static Map<String, String> map(List<String> lines, String file) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int equals = line.indexOf('=');
      String name = equals < 0 ? "" : line.substring(0, equals).strip();
      String other = line.substring(equals + 1).strip();
      Place place = Place.at(file + ":" + (i + 1));
      if (name.isEmpty() || other.isEmpty()) {
        throw new ProblemException(ExitCode.DATA, new Problem("'" + line + "' names no two things", place,
            "write a block, = and a tensor, such as 1.weights = fc1.weight transposed"));
      }
      if (map.put(name, other) != null) {
        throw new ProblemException(ExitCode.DATA, new Problem("'" + name + "' is named twice", place,
            "leave one of the lines out"));
      }
    }
    return map;
  }
}
