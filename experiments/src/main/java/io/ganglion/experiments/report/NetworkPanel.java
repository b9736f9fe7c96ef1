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
    return List.of(Parts.section("network", "Network", Parts.grid(figures),
        Parts.note("Histograms show weights and biases after training; the thin line is the initial distribution.")));
  }
}
