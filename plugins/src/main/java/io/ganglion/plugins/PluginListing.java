package io.ganglion.plugins;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.ganglion.api.host.PluginKind;

/**
 * What {@code plugins list} shows.
 *
 * @param catalog what there is to list
 */
public record PluginListing(PluginCatalog catalog) {
  /** Kind by kind, a line for each plug-in, every line ended by {@code \n}. */
  public String render() {
    StringBuilder out = new StringBuilder();
    for (PluginKind<?> kind : PluginKind.ALL) {
      Columns columns = new Columns();
      for (LoadedPlugin<?> plugin : catalog.all()) {
        if (plugin.type().kind().equals(kind)) {
          columns.line(plugin.type().name(), plugin.type().summary(),
              plugin.isBuiltIn() ? "" : "(" + plugin.origin() + ")");
        }
      }
      if (!catalog.names(kind).isEmpty()) {
        out.append(out.isEmpty() ? "" : "\n").append(kind.plural()).append('\n');
        columns.renderTo(out);
      }
    }
    return out.toString();
  }

  /** {@code {"plugins": [{"kind", "name", "summary", "origin", "sha256", "apiLevel", "class"}, …]}}. */
  public JsonElement toJson() {
    JsonArray plugins = new JsonArray();
    for (LoadedPlugin<?> plugin : catalog.all()) {
      plugins.add(json(plugin));
    }
    JsonObject listing = new JsonObject();
    listing.add("plugins", plugins);
    return listing;
  }

  /** What {@code plugins list} and {@code plugins describe} both show; only what comes from a jar has a SHA-256. */
  static JsonObject json(LoadedPlugin<?> plugin) {
    JsonObject json = new JsonObject();
    json.addProperty("kind", plugin.type().kind().name());
    json.addProperty("name", plugin.type().name());
    json.addProperty("summary", plugin.type().summary());
    json.addProperty("origin", plugin.origin());
    plugin.sha256().ifPresent(sha256 -> json.addProperty("sha256", sha256));
    json.addProperty("apiLevel", plugin.type().apiLevel());
    json.addProperty("class", plugin.type().type().getName());
    return json;
  }
}
