package io.ganglion.experiments.study;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.ganglion.experiments.binding.SectionOption;
import io.ganglion.experiments.config.ExperimentReader;
import io.ganglion.experiments.config.LoadedExperiment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a study was asked for: from it, the study can be planned again just as it was.
 *
 * @param file the experiment's
 * @param text what was in it
 * @param sets what {@code --set} gave
 * @param options what other options gave
 * @param plugins what {@code --plugin} gave
 */
public record StudyRequest(Path file, String text, List<String> sets, List<SectionOption> options,
    List<String> plugins) {
  public StudyRequest {
    sets = List.copyOf(sets);
    options = List.copyOf(options);
    plugins = List.copyOf(plugins);
  }

  /** The experiment, with everything that the options say. */
  public LoadedExperiment load() {
    return ExperimentReader.read(file, sets, text).withOptions(options);
  }

  /**
   * The same with other settings, and with other plug-ins if any are given.
   *
   * @param sets as {@code --set} gives them
   * @param jars as {@code --plugin} gives them
   */
  public StudyRequest with(List<String> sets, List<String> jars) {
    List<String> all = new ArrayList<>(this.sets);
    all.addAll(sets);
    return new StudyRequest(file, text, all, options, jars.isEmpty() ? plugins : jars);
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("file", file.toAbsolutePath().toString());
    json.add("set", texts(sets));
    JsonArray others = new JsonArray();
    for (SectionOption option : options) {
      others.add(texts(List.of(option.name(), option.value(), option.path(), option.form().name())));
    }
    json.add("options", others);
    json.add("plugins", texts(plugins));
    return json;
  }

  static StudyRequest fromJson(JsonObject json, String text) {
    List<SectionOption> options = new ArrayList<>();
    for (JsonElement element : json.getAsJsonArray("options")) {
      List<String> parts = texts(element);
      options.add(new SectionOption(parts.get(0), parts.get(1), parts.get(2),
          SectionOption.Form.valueOf(parts.get(3))));
    }
    return new StudyRequest(Path.of(json.get("file").getAsString()), text, texts(json.get("set")), options,
        texts(json.get("plugins")));
  }

  private static JsonArray texts(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  private static List<String> texts(JsonElement array) {
    List<String> texts = new ArrayList<>();
    array.getAsJsonArray().forEach(text -> texts.add(text.getAsString()));
    return texts;
  }
}
