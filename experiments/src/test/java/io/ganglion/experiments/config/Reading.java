package io.ganglion.experiments.config;

import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Reads experiments that tests write, in a folder of the test's own. */
public record Reading(Path folder) {
  /** An experiment in which nothing is wrong. */
  public static final String SOUND = """
      seed: 42
      data:
        file: iris.csv
        target: species
      network:
        layers:
          - {units: 8, activation: tanh}
          - {units: auto, activation: sigmoid}
      trainer: {use: rprop, initial-step: 0.1}
      training: {epochs: 500}
      """;

  public LoadedExperiment load(String yaml, String... overrides) {
    return load(yaml.getBytes(StandardCharsets.UTF_8), overrides);
  }

  public LoadedExperiment load(byte[] bytes, String... overrides) {
    try {
      return ExperimentReader.read(Files.write(folder.resolve("iris.yaml"), bytes), List.of(overrides));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Experiment bind(String yaml, String... overrides) {
    return load(yaml, overrides).bind(Fakes.CATALOG);
  }

  /** Everything that is shown, the folder left out, and before it the exit code. */
  public String complaint(String yaml, String... overrides) {
    return complaint(yaml.getBytes(StandardCharsets.UTF_8), overrides);
  }

  public String complaint(byte[] bytes, String... overrides) {
    try {
      load(bytes, overrides).bind(Fakes.CATALOG);
    } catch (ProblemException e) {
      return rendered(e);
    }
    throw new AssertionError("nothing is wrong");
  }

  public String rendered(ProblemException e) {
    ExitCode code = e.exitCode();
    return code.code() + "\n" + e.problems().stream().map(Problem::render).collect(Collectors.joining())
        .replace(folder + "/", "");
  }
}
