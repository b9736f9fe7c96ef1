package io.ganglion.experiments.report;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The network as it is, and its weights. */
final class NetworkPanel implements Panel {
  @Override
  public String name() {
    return "Network";
  }

  @Override
  public List<Element> of(RunFiles files) throws IOException {
    Optional<JsonObject> diagnosis = files.object("diagnosis.json");
    if (diagnosis.isEmpty() || JsonNumbers.array(diagnosis.get(), "layers").isEmpty()) {
      return List.of();
    }
    List<JsonObject> layers = JsonNumbers.objects(diagnosis.get().get("layers"));
    List<Element> figures = new ArrayList<>();
    List<JsonObject> graph = files.manifest().has("layers")
        ? JsonNumbers.objects(files.manifest().get("layers"))
        : List.of(); // a run of a release that didn't describe its network
    figures.add(BranchDrawing.suits(graph) ? BranchDrawing.of(graph, files.object("evaluation.json"))
        : NetworkDrawing.of(layers, graph, files.object("evaluation.json")));
    figures.addAll(WeightFigures.weights(layers));
    if (files.manifest().get("start") instanceof JsonObject start) {
      return List.of(Parts.section("network", "Network", Parts.grid(figures), Parts.note(start(start))));
    }
    return List.of(Parts.section("network", "Network", Parts.grid(figures),
        Parts.note("Histograms show weights and biases after training; the thin line is the initial distribution.")));
  }

  private static String start(JsonObject start) {
    return "Training went on from the model " + JsonNumbers.text(start, "model") + " (SHA-256 "
        + JsonNumbers.text(start, "sha256") + "): it has the parameters of layers " + start.get("taken") + ", of which "
        + start.get("frozen") + " stayed as they were; layers " + start.get("initialized")
        + " began with initial weights. Histograms show weights and biases after training; the thin line is the"
        + " distribution at the start.";
  }
}
