package io.ganglion.experiments.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files in the directory of a run or a study, as its report reads them. */
final class RunFiles {
  private static final Pattern HEAD = Pattern.compile("\\G(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))");

  private final Path directory;
  private final JsonObject manifest;

  /** @param manifest that of the directory, or what it is going to be but for the report's own hash */
  RunFiles(Path directory, JsonObject manifest) {
    this.directory = directory;
    this.manifest = manifest;
  }

  JsonObject manifest() {
    return manifest;
  }

  /** A text; empty if there is no such file. */
  Optional<String> text(String name) throws IOException {
    Path file = directory.resolve(name);
    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  Optional<JsonElement> json(String name) throws IOException {
    return text(name).map(JsonParser::parseString);
  }

  Optional<JsonObject> object(String name) throws IOException {
    return json(name).map(JsonElement::getAsJsonObject);
  }

  /** A table of numbers by column, as a run writes it; a field without a number is NaN. */
  Optional<Map<String, double[]>> columns(String name) throws IOException {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    List<String> lines = text.get().lines().toList();
    String[] heads = heads(lines.get(0));
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (String head : heads) {
      columns.put(head, new double[lines.size() - 1]);
    }
    for (int row = 1; row < lines.size(); row++) {
      String[] fields = lines.get(row).split(",", -1);
      for (int i = 0; i < heads.length; i++) {
        Objects.requireNonNull(columns.get(heads[i]))[row - 1] =
            fields[i].isEmpty() ? Double.NaN : Double.parseDouble(fields[i]);
      }
    }
    return Optional.of(columns);
  }

  /** The fields of a line, some of which may be in quotes. */
  private static String[] heads(String line) {
    List<String> heads = new ArrayList<>();
    Matcher field = HEAD.matcher(line);
    while (field.find()) {
      heads.add(field.group(1) == null ? field.group(2) : field.group(1).replace("\"\"", "\""));
    }
    return heads.toArray(new String[0]);
  }
}
