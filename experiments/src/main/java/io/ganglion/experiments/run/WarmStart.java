package io.ganglion.experiments.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ganglion.api.Block;
import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import io.ganglion.engine.LayerInfo;
import io.ganglion.engine.Network;
import io.ganglion.engine.Training;
import io.ganglion.engine.model.Model;
import io.ganglion.engine.model.ModelFile;
import io.ganglion.engine.store.ModelFileException;
import io.ganglion.engine.store.PluginFinder;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.config.StartModel;
import io.ganglion.experiments.config.StartSection;
import io.ganglion.experiments.data.PreparedData;
import io.ganglion.experiments.lint.Examination;
import io.ganglion.experiments.lint.LintFinding;
import io.ganglion.experiments.lint.Lints;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The start of a training at the parameters of a finished model. */
public final class WarmStart {
  private final StartSection section;
  private final double[] parameters;
  private final List<Integer> taken;
  private final List<Integer> initialized;
  private final List<Problem> warnings;

  /**
   * @param parameters of the network: those of layers that are taken over are the model's, the others initial ones
   * @param taken the numbers of the layers that are taken over, ascending
   * @param initialized the numbers of those with parameters that aren't
   * @param warnings what is otherwise than where the model was trained, though nothing keeps it from being used
   */
  private WarmStart(StartSection section, double[] parameters, List<Integer> taken, List<Integer> initialized,
      List<Problem> warnings) {
    this.section = section;
    this.parameters = parameters;
    this.taken = taken;
    this.initialized = initialized;
    this.warnings = warnings;
  }

  /**
   * What is suspicious in an experiment, its data and the model that it starts from.
   *
   * @throws ProblemException as {@link #of} does
   */
  public static List<LintFinding> findings(Experiment experiment, PreparedData data, PluginCatalog plugins,
      Function<String, Place> places) {
    List<LintFinding> findings = new ArrayList<>();
    of(experiment, data, plugins, places).ifPresent(start -> {
      start.warnings.forEach(warning -> findings.add(
          new LintFinding(Lints.START_SCALES, ExitCode.EXPERIMENT, warning, List.of(), Map.of())));
      StartRows.seen(experiment, start.section, data, places.apply("start.model")).ifPresent(warning -> findings.add(
          new LintFinding(Lints.START_SAW_ROWS, ExitCode.EXPERIMENT, warning, List.of(), Map.of())));
    });
    findings.addAll(Lints.of(Examination.of(experiment, data, places)));
    return findings;
  }

  /**
   * Reads the model, and settles which layers start with its parameters.
   *
   * @param places where in the experiment a setting stands, by dotted path
   * @return empty if the experiment starts at initial weights
   * @throws ProblemException if the model can't be read, or what is asked for doesn't fit
   */
  public static Optional<WarmStart> of(Experiment experiment, PreparedData data, PluginCatalog plugins,
      Function<String, Place> places) {
    return experiment.start().map(section -> new Matching(experiment, section, data,
        read(section, plugins, places.apply("start.model")), places).start());
  }

  private static Model read(StartSection section, PluginCatalog plugins, Place place) {
    Path file = StartModel.file(section);
    try {
      return ModelFile.read(ModelFile.bytes(file), new Found(plugins));
    } catch (ModelFileException e) {
      throw new ProblemException(ExitCode.DATA, new Problem("the model to start from can't be used: "
          + Objects.requireNonNull(e.getMessage()), place, e.help()));
    } catch (IOException e) {
      throw new ProblemException(ExitCode.DATA, new Problem("the model to start from can't be read: " + Reason.of(e),
          place, "name the directory of a finished run, or the " + StartModel.FILE + " in it"));
    }
  }

  /** Has a training begin so. */
  void begin(Training training) {
    training.startAt(parameters);
    section.freeze().forEach(training::freeze);
  }

  /** All of them, of the network; not to be changed. */
  double[] parameters() {
    return parameters;
  }

  /** Such as {@code layers 1, 2 of runs/iris (SHA-256 1234567890ab…), layer 1 frozen; layer 3 with initial weights}. */
  String sentence() {
    return layers(taken) + " of " + section.model() + " (SHA-256 " + section.sha256().substring(0, 12) + "…)"
        + (section.freeze().isEmpty() ? "" : ", " + layers(section.freeze()) + " frozen")
        + (initialized.isEmpty() ? "" : "; " + layers(initialized) + " with initial weights");
  }

  private static String layers(List<Integer> numbers) {
    return (numbers.size() == 1 ? "layer " : "layers ")
        + numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  JsonObject json() {
    JsonObject object = new JsonObject();
    object.addProperty("model", section.model().toString());
    object.addProperty("sha256", section.sha256());
    object.add("taken", numbers(taken));
    object.add("frozen", numbers(section.freeze()));
    object.add("initialized", numbers(initialized));
    return object;
  }

  private static JsonArray numbers(List<Integer> numbers) {
    JsonArray array = new JsonArray();
    numbers.forEach(array::add);
    return array;
  }

  /** The plug-ins of a command. */
  private record Found(PluginCatalog catalog) implements PluginFinder {
    @Override
    public <T> Optional<PluginType<T>> find(PluginKind<T> kind, String name) {
      return catalog.find(kind, name);
    }

    @Override
    public String cure() {
      return "name its jar with --plugin, or in plugins.path";
    }
  }

  /** Which layer of a network is which of a model. */
  private record Matching(Experiment experiment, StartSection section, PreparedData data, Model model,
      Function<String, Place> places) {
    WarmStart start() {
      Network network = experiment.network().network(data.training().shapes(), data.preprocessing().targetWidth());
      List<Integer> numbers = numbers(network);
      for (int asked : section.layers()) {
        requireSame(network, asked, "start.layers");
      }
      List<Integer> taken = numbers.stream().filter(number -> section.layers().isEmpty()
          ? differences(network, number).isEmpty() : section.layers().contains(number)).toList();
      if (taken.isEmpty()) {
        throw problem("start.model", "no layer of the model to start from fits: "
            + differences(network, numbers.get(0)), "the model is " + model.network().shape() + ", and the network "
                + network.shape());
      }
      for (int frozen : section.freeze()) {
        requireSame(network, frozen, "start.freeze");
      }
      if (numbers.stream().allMatch(section.freeze()::contains)) {
        throw problem("start.freeze", "every layer is frozen, so there is nothing to train", "leave one out");
      }
      double[] parameters = network.initialParameters(experiment.seed());
      for (int number : taken) {
        List<LayerInfo> from = nodes(model.network(), number);
        List<LayerInfo> to = nodes(network, number);
        for (int i = 0; i < to.size(); i++) {
          System.arraycopy(model.parameters(), from.get(i).offset(), parameters, to.get(i).offset(),
              to.get(i).parameterCount());
        }
      }
      StartMeanings meanings = new StartMeanings(model.preprocessing(), data.preprocessing());
      List<Problem> warnings = new ArrayList<>();
      taken.stream().filter(readers(network)::get).findFirst().ifPresent(number -> {
        meanings.ofInputs().ifPresent(difference -> {
          throw problem("start.model", "layer " + number + " sees other inputs than in the model to start from: "
              + difference, cure(numbers, number));
        });
        meanings.scalesOfInputs().ifPresent(scale -> warnings.add(new Problem(scale, places.apply("start.model"),
            "what layer " + number + " learned holds for other numbers", "scale the column as there, or give the"
                + " training the epochs to learn it anew")));
      });
      int last = network.layers().get(network.layers().size() - 1).number();
      if (taken.contains(last)) {
        meanings.ofTargets().ifPresent(difference -> {
          throw problem("start.model", "layer " + last + " predicts something else than in the model to start from: "
              + difference, cure(numbers, last));
        });
        meanings.scalesOfTargets().ifPresent(scale -> warnings.add(new Problem(scale, places.apply("start.model"),
            "what layer " + last + " learned holds for other numbers", "scale the target as there, or give the"
                + " training the epochs to learn it anew")));
      }
      return new WarmStart(section, parameters, taken,
          numbers.stream().filter(number -> !taken.contains(number)).toList(), warnings);
    }

    private static String cure(List<Integer> numbers, int without) {
      String others = numbers.stream().filter(number -> number != without).map(String::valueOf)
          .collect(Collectors.joining(", "));
      return others.isEmpty() ? "start from a model of the same columns"
          : "leave it out with layers: [" + others + "], or start from a model of the same columns";
    }

    private ProblemException problem(String path, String message, String help) {
      return new ProblemException(ExitCode.EXPERIMENT, new Problem(message, places.apply(path), help));
    }

    private void requireSame(Network network, int number, String path) {
      String differences = differences(network, number);
      if (!differences.isEmpty()) {
        throw problem(path, "layer " + number + " can't be taken over from the model to start from: " + differences,
            "the model is " + model.network().shape() + ", and the network " + network.shape());
      }
    }

    /** The numbers of the layers with parameters, ascending. */
    private static List<Integer> numbers(Network network) {
      return List.copyOf(new TreeSet<>(network.layers().stream().filter(node -> node.parameterCount() > 0)
          .map(LayerInfo::number).toList()));
    }

    private static List<LayerInfo> nodes(Network network, int number) {
      return network.layers().stream().filter(node -> node.number() == number && node.parameterCount() > 0).toList();
    }

    /** Why a layer's parameters aren't those of the model's layer; empty if they can be. */
    private String differences(Network network, int number) {
      List<LayerInfo> to = nodes(network, number);
      List<LayerInfo> from = nodes(model.network(), number);
      if (to.isEmpty() || from.isEmpty()) {
        return (to.isEmpty() ? "the network" : "the model") + " has no layer " + number + " with parameters";
      }
      String now = shapes(to);
      String then = shapes(from);
      return now.equals(then) ? "" : "it has " + now + ", and the model's " + then;
    }

    private static String shapes(List<LayerInfo> nodes) {
      return nodes.stream().map(node -> node.kind() + " with " + node.blocks().stream().map(block -> shape(block))
          .collect(Collectors.joining(" and "))).collect(Collectors.joining(", then "));
    }

    private static String shape(Block block) {
      return block.rows() + "x" + block.columns() + (block.groups() == 1 ? "" : " in " + block.groups() + " groups")
          + " " + block.name();
    }

    /** The numbers of layers with parameters that see the examples' inputs as they are. */
    private static BitSet readers(Network network) {
      BitSet asTheyAre = new BitSet();
      BitSet readers = new BitSet();
      for (LayerInfo node : network.layers()) {
        boolean sees = node.inputs().stream().anyMatch(input -> asTheyAre.get(input.node()));
        if (node.number() == 0 && node.inputs().isEmpty() || sees && node.parameterCount() == 0) {
          asTheyAre.set(node.node());
        } else if (sees) {
          readers.set(node.number());
        }
      }
      return readers;
    }
  }
}
