package io.ganglion.experiments.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ganglion.api.Block;
import io.ganglion.api.host.KebabCase;
import io.ganglion.engine.LayerInfo;
import java.util.List;
import java.util.function.IntFunction;

/** What a network says of its nodes, as JSON. */
public final class NetworkJson {
  private NetworkJson() {}

  /**
   * An object for each node, in order.
   *
   * @param activation names the activation of a layer by its number
   */
  public static JsonArray of(List<LayerInfo> layers, IntFunction<String> activation) {
    JsonArray array = new JsonArray();
    for (LayerInfo layer : layers) {
      JsonObject object = new JsonObject();
      object.addProperty("number", layer.number());
      object.addProperty("kind", layer.kind());
      JsonArray inputs = new JsonArray();
      for (LayerInfo.Input input : layer.inputs()) {
        JsonObject from = new JsonObject();
        from.addProperty("node", input.node());
        from.addProperty("width", input.width());
        inputs.add(from);
      }
      object.add("inputs", inputs);
      object.addProperty("units", layer.units());
      if (layer.activation().isPresent()) {
        object.addProperty("activation", activation.apply(layer.number()));
      }
      JsonArray blocks = new JsonArray();
      layer.blocks().forEach(block -> blocks.add(json(layer, block)));
      object.add("blocks", blocks);
      if (!layer.statistics().isEmpty()) {
        JsonArray statistics = new JsonArray();
        layer.statistics().forEach(statistics::add);
        object.add("statistics", statistics);
      }
      array.add(object);
    }
    return array;
  }

  private static JsonObject json(LayerInfo layer, Block block) {
    JsonObject object = new JsonObject();
    object.addProperty("name", block.name());
    object.addProperty("role", KebabCase.ofConstant(block.role()));
    object.addProperty("rows", block.rows());
    object.addProperty("columns", block.columns());
    object.addProperty("groups", block.groups());
    object.addProperty("from", layer.from(block));
    return object;
  }
}
