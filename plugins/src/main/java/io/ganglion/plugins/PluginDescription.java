package io.ganglion.plugins;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.SettingType;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Suggestion;
import java.util.List;

/**
 * What {@code plugins describe} shows.
 *
 * @param plugin the plug-in that it is about
 */
public record PluginDescription(LoadedPlugin<?> plugin) {
  /** The example shows as many settings as fit in a line of an ordinary terminal, and at least one. */
  private static final int EXAMPLE_WIDTH = 78;

  /**
   * The description of the plug-in of the given kind and name.
   *
   * @throws ProblemException if there is none, with what there is
   */
  public static PluginDescription of(PluginCatalog catalog, String kind, String name) {
    PluginKind<?> known = PluginKind.named(kind).orElseThrow(() -> unknown("there is no kind of plug-in '" + kind + "'",
        "kinds", kind, PluginKind.ALL.stream().map(PluginKind::name).toList()));
    List<LoadedPlugin<?>> candidates =
        catalog.all().stream().filter(p -> p.type().kind().equals(known)).toList();
    return candidates.stream().filter(p -> p.type().name().equals(name)).findFirst().map(PluginDescription::new)
        .orElseThrow(() -> unknown(known, name, candidates.stream().map(p -> p.type().name()).toList()));
  }

  private static ProblemException unknown(PluginKind<?> kind, String given, List<String> known) {
    String list = known.isEmpty() ? "there are no " + kind.plural()
        : "the " + kind.plural() + " are " + String.join(", ", known);
    return new ProblemException(ExitCode.USAGE, new Problem("there is no " + kind + " '" + given + "'", Place.NOWHERE,
        OtherNames.help(kind, given, known) + list));
  }

  private static ProblemException unknown(String message, String what, String given, List<String> known) {
    String guess = Suggestion.nearest(given, known).map(near -> "did you mean '" + near + "'? ").orElse("");
    String list = known.isEmpty() ? "there are no " + what : "the " + what + " are " + String.join(", ", known);
    return new ProblemException(ExitCode.USAGE, new Problem(message, Place.NOWHERE, guess + list));
  }

  /** For people, every line ended by {@code \n}. */
  public String render() {
    StringBuilder out = new StringBuilder();
    out.append(plugin.type()).append('\n');
    out.append("  ").append(plugin.type().summary()).append("\n\n");
    Columns facts = new Columns();
    facts.line("origin", plugin.origin());
    facts.line("class", plugin.type().type().getName());
    facts.line("API level", Integer.toString(plugin.type().apiLevel()));
    facts.renderTo(out);
    if (plugin.type().settings().isEmpty()) {
      out.append("\nIt has no settings.\n");
    } else {
      Columns settings = new Columns();
      settings.line("setting", "default", "type", "meaning");
      for (SettingType setting : plugin.type().settings()) {
        boolean choice = !setting.choices().isEmpty();
        settings.line(setting.key(), YamlScalar.of(setting.defaultValue()), choice ? "choice" : setting.typeName(),
            setting.doc());
        if (choice) {
          settings.line("", "", "", setting.typeName());
        }
      }
      out.append('\n');
      settings.renderTo(out);
    }
    return out.append("\nIn an experiment:\n  ").append(example()).append('\n').toString();
  }

  /** What {@code plugins list} shows, then its settings (key, type, choices, default, doc) and an example. */
  public JsonElement toJson() {
    JsonObject json = PluginListing.json(plugin);
    JsonArray settings = new JsonArray();
    for (SettingType setting : plugin.type().settings()) {
      JsonObject one = new JsonObject();
      one.addProperty("key", setting.key());
      one.addProperty("type", setting.choices().isEmpty() ? setting.typeName() : "choice");
      if (!setting.choices().isEmpty()) {
        JsonArray choices = new JsonArray();
        setting.choices().forEach(choices::add);
        one.add("choices", choices);
      }
      one.add("default", json(setting.defaultValue()));
      one.addProperty("doc", setting.doc());
      settings.add(one);
    }
    json.add("settings", settings);
    json.addProperty("example", example());
    return json;
  }

  /** JSON has no infinity: that is given as experiments write it. */
  private static JsonElement json(Object value) {
    if (value == null) {
      return JsonNull.INSTANCE;
    }
    if (value instanceof Boolean truth) {
      return new JsonPrimitive(truth);
    }
    if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      return new JsonPrimitive(number);
    }
    return new JsonPrimitive(value instanceof String text ? text : YamlScalar.of(value));
  }

  /** A line of an experiment file that uses the plug-in. */
  private String example() {
    String use = plugin.type().name();
    StringBuilder settings = new StringBuilder();
    for (SettingType setting : plugin.type().settings()) {
      String more = ", " + setting.key() + ": " + YamlScalar.of(setting.defaultValue());
      if (setting.defaultValue() != null
          && (settings.isEmpty() || line("{use: " + use + settings + more + "}").length() <= EXAMPLE_WIDTH)) {
        settings.append(more);
      }
    }
    boolean isShort = settings.isEmpty() && !plugin.type().kind().equals(PluginKind.LAYER);
    return line(isShort ? use : "{use: " + use + settings + "}");
  }

  private String line(String use) {
    PluginKind<?> kind = plugin.type().kind();
    return kind.equals(PluginKind.ACTIVATION) ? "- {units: 8, activation: " + use + "}"
        : kind.equals(PluginKind.LAYER) ? "- " + use
        : kind + ": " + use;
  }
}
