package io.ganglion.runner.serve;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.encoding.CategoryEncoding;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.FilledLabels;
import io.ganglion.engine.data.encoding.Unseen;
import io.ganglion.engine.model.Model;
import io.ganglion.experiments.data.PredictionJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a model takes and gives, column by column, as JSON. */
final class ServedColumns {
  private static final String TYPE = "type";

  private ServedColumns() {}

  /** Name, type, labels and whether there may be gaps, of each input and target: what {@code GET /models} shows. */
  static JsonObject describe(ModelSlot slot, String path) {
    ServedModel served = slot.model();
    JsonObject object = new JsonObject();
    object.addProperty("name", slot.name());
    object.addProperty("sha256", served.hash());
    object.addProperty("predict", path);
    object.addProperty("rows", served.kind().name().toLowerCase(Locale.ROOT));
    object.add("inputs", columns(served.model().preprocessing().inputs(), served));
    object.add("targets", columns(served.model().preprocessing().targets(), served));
    slot.failure().ifPresent(failure -> object.addProperty("failure", failure));
    return object;
  }

  private static JsonArray columns(List<ColumnEncoding> encodings, ServedModel served) {
    JsonArray array = new JsonArray();
    for (ColumnEncoding encoding : encodings) {
      JsonObject column = new JsonObject();
      column.addProperty("column", encoding.column());
      column.addProperty(TYPE, encoding.type().name().toLowerCase(Locale.ROOT));
      column.addProperty("gaps", served.model().preprocessing().filled().contains(encoding.column()));
      labels(encoding).ifPresent(labels -> column.add("labels", texts(labels.labels())));
      array.add(column);
    }
    return array;
  }

  private static Optional<CategoryEncoding> labels(ColumnEncoding encoding) {
    return encoding instanceof CategoryEncoding labels ? Optional.of(labels)
        : encoding instanceof FilledLabels filled ? Optional.of(filled.labels()) : Optional.empty();
  }

  private static JsonArray texts(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  /** The JSON Schema of a row of a request. */
  static JsonObject rowSchema(ServedModel served) {
    JsonObject properties = new JsonObject();
    List<String> needed = new ArrayList<>();
    if (served.kind() == ServedModel.Kind.ROWS || served.kind() == ServedModel.Kind.IMAGES) {
      for (ColumnEncoding input : served.model().preprocessing().inputs()) {
        properties.add(input.column(), cellSchema(input, served.model()));
        needed.add(input.column());
      }
    }
    JsonObject schema = new JsonObject();
    schema.addProperty(TYPE, "object");
    schema.add("properties", properties);
    schema.add("required", texts(needed));
    if (served.kind() == ServedModel.Kind.SEQUENCES || served.kind() == ServedModel.Kind.SERIES) {
      schema.addProperty("description", "A row of the table, with the columns of the training data: "
          + String.join(", ", served.model().preprocessing().inputTypes().keySet()));
    }
    return schema;
  }

  private static JsonObject cellSchema(ColumnEncoding input, Model model) {
    JsonObject schema = new JsonObject();
    boolean mayHaveGaps = model.preprocessing().filled().contains(input.column());
    List<String> types = new ArrayList<>(input.type() == Column.Type.NUMBER ? List.of("number", "string")
        : input.type() == Column.Type.BOOLEAN ? List.of("boolean", "string", "number")
        : input.type() == Column.Type.CATEGORY ? List.of("string", "number", "boolean") : List.of("string"));
    if (mayHaveGaps) {
      types.add("null");
    }
    schema.add(TYPE, types.size() == 1 ? texts(types).get(0) : texts(types));
    labels(input).ifPresent(labels -> {
      if (labels.unseen().policy() == Unseen.Policy.ERROR && input.type() == Column.Type.CATEGORY) {
        schema.addProperty("description", "one of the labels of the training data");
      }
      schema.add("examples", texts(labels.labels()));
    });
    if (input.type() == Column.Type.IMAGE) {
      schema.addProperty("contentEncoding", "base64");
      schema.addProperty("description", "a PNG, JPEG, GIF or BMP file");
    } else if (input.type() == Column.Type.DATE) {
      String pattern = model.preprocessing().datePatterns().getOrDefault(input.column(), "");
      schema.addProperty("description", pattern.isEmpty() ? "a date by ISO 8601" : "a date by the pattern " + pattern);
    }
    return schema;
  }

  /** The JSON Schema of a prediction. */
  static JsonObject predictionSchema(ServedModel served) {
    Model model = served.model();
    List<ColumnEncoding> targets = model.preprocessing().targets();
    PredictionJson form = new PredictionJson(model, List.of());
    JsonObject properties = new JsonObject();
    if (served.kind() == ServedModel.Kind.SERIES) {
      JsonObject schema = new JsonObject();
      schema.addProperty(TYPE, "object");
      schema.addProperty("description", "step, from 1, the time if the series has evenly spaced times, and the"
          + " forecast of each target");
      return schema;
    }
    for (ColumnEncoding target : targets) {
      JsonObject schema = new JsonObject();
      Optional<CategoryEncoding> labels = labels(target);
      if (labels.isPresent()) {
        schema.addProperty(TYPE, "string");
        schema.add("enum", texts(labels.get().labels()));
        properties.add(form.nameOfProbabilities(labels.get()), objectOf("a number for each label"
            + (targets.size() > 1 ? " of each target" : "")));
      } else {
        JsonArray numberOrNull = texts(List.of("number", "null"));
        schema.add(TYPE, numberOrNull);
      }
      properties.add(target.column(), schema);
    }
    JsonObject schema = new JsonObject();
    schema.addProperty(TYPE, "object");
    schema.add("properties", properties);
    return schema;
  }

  private static JsonObject objectOf(String description) {
    JsonObject schema = new JsonObject();
    schema.addProperty(TYPE, "object");
    schema.addProperty("description", description);
    return schema;
  }
}
