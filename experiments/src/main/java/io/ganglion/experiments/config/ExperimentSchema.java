package io.ganglion.experiments.config;

import com.google.gson.JsonObject;
import io.ganglion.experiments.binding.JsonSchema;
import io.ganglion.plugins.PluginCatalog;

/** The JSON Schema of experiment files. */
public final class ExperimentSchema {
  /** The file, beside an experiment, in which editors look for it. */
  public static final String FILE = ".ganglion/experiment.schema.json";

  private ExperimentSchema() {}

  /** The schema, with the plug-ins of a catalog. */
  public static JsonObject of(PluginCatalog catalog) {
    return JsonSchema.of(Experiment.class, "A Ganglion experiment", catalog);
  }

  /** The first line of an experiment, by which editors find the schema. */
  public static String modeline(String schema) {
    return "# yaml-language-server: $schema=" + schema;
  }
}
