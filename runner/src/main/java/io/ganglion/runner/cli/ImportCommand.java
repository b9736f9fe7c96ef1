package io.ganglion.runner.cli;

import io.ganglion.engine.model.Model;
import io.ganglion.engine.model.ModelFile;
import io.ganglion.experiments.export.WeightTensors;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ganglion import}. */
@Command(name = "import", description = "Writes a model again with weights from elsewhere: a file in the format"
    + " safetensors.")
final class ImportCommand implements Callable<Integer> {
  /** The file, its numbers as doubles, the old parameters and the new ones. */
  private static final int PARTS_OF_HEAP = 5;

  private final Session session;

  @Mixin
  private ModelArgument argument;

  @Parameters(index = "1", paramLabel = "WEIGHTS", description = "The file of tensors.")
  private Path weights;

  @Option(names = "--map", paramLabel = "FILE", description = "A file with a line for each block of the model's"
      + " parameters that is to be replaced, such as '1.weights = fc1.weight transposed'. Unless given, every block is"
      + " replaced by the tensor of its name.")
  private @Nullable Path map;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file for the new model.")
  private String out;

  ImportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Model model = argument.model(session);
    WeightTensors blocks = new WeightTensors(model);
    Map<String, String> names = names(blocks);
    Model changed = blocks.with(read(weights), weights.toString(), names,
        Place.at((map == null ? weights : map).toString()));
    Output.write(session, out, ModelFile.write(changed));
    if (!out.equals("-")) {
      Output.show(session, "wrote       " + out + ": " + names.size() + " of " + blocks.names().size() + " blocks from "
          + weights + "\n");
    }
    return 0;
  }

  private Map<String, String> names(WeightTensors blocks) {
    if (map == null) {
      Map<String, String> same = new LinkedHashMap<>();
      blocks.names().forEach(name -> same.put(name, name));
      return same;
    }
    return WeightTensors.map(new String(read(map), StandardCharsets.UTF_8).lines().toList(), map.toString());
  }

  private static byte[] read(Path file) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new ProblemException(ExitCode.DATA, new Problem("this is no plain file", Place.at(file.toString()), ""));
    }
    try {
      long room = Runtime.getRuntime().maxMemory() / PARTS_OF_HEAP;
      if (Files.size(file) > Math.min(room, Integer.MAX_VALUE - 8L)) {
        throw new ProblemException(ExitCode.DATA, new Problem("the file has " + Files.size(file)
            + " bytes, and Java has memory for " + room, Place.at(file.toString()),
            "give Java more memory: GANGLION_OPTS=-Xmx8g"));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ProblemException(ExitCode.DATA, new Problem(
          Files.exists(file) ? "the file can't be read: " + Reason.of(e) : "there is no such file",
          Place.at(file.toString()), ""));
    }
  }
}
