package io.ganglion.experiments.evaluation;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ganglion.api.Block;
import io.ganglion.api.Shape;
import io.ganglion.engine.LayerInfo;
import io.ganglion.engine.data.Cells;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Image;
import io.ganglion.engine.data.encoding.CategoryPrediction;
import io.ganglion.engine.data.encoding.Prediction;
import io.ganglion.engine.model.Model;
import io.ganglion.experiments.data.PreparedData;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The images whose true labels got the least probability, and what the first layer looks for, as small images. */
final class ShownImages {
  private static final int MOST = 24;
  private static final int MOST_FILTERS = 32;
  /** Lines and pixels per line; larger images are scaled to it. */
  private static final int LARGEST = 48;
  /** What a weight of 0 looks like. */
  private static final int MIDDLE = 128;

  private final Model model;
  private final PreparedData data;
  private final String part;
  private final Examples examples;
  private final double[] outputs;
  private final int input;
  private final Shape.Grid shape;
  private final Cells.Bytes pixels;

  private ShownImages(Model model, PreparedData data, String part, Examples examples, double[] outputs, int input,
      Shape.Grid shape, Cells.Bytes pixels) {
    this.model = model;
    this.data = data;
    this.part = part;
    this.examples = examples;
    this.outputs = outputs;
    this.input = input;
    this.shape = shape;
    this.pixels = pixels;
  }

  /**
   * Of the first input of images, gray or coloured; empty if there is none.
   *
   * @param part the name of {@code examples} in the data
   * @param outputs of the model for them
   */
  static Optional<JsonObject> of(Model model, PreparedData data, String part, Examples examples, double[] outputs) {
    for (int i = 0; i < examples.allInputs().size(); i++) {
      if (examples.inputs(i).shape() instanceof Shape.Grid shape
          && examples.inputs(i).cells() instanceof Cells.Bytes pixels
          && (shape.features() == Image.GRAY || shape.features() == Image.RGB)) {
        return Optional.of(new ShownImages(model, data, part, examples, outputs, i, shape, pixels).json());
      }
    }
    return Optional.empty();
  }

  private JsonObject json() {
    JsonObject json = new JsonObject();
    json.add("mistakes", mistakes());
    filters().ifPresent(filters -> json.add("filters", filters));
    return json;
  }

  private JsonArray mistakes() {
    JsonArray mistakes = new JsonArray();
    int[] rows = part.equals("test") ? data.rows().test() : part.equals("validation") ? data.rows().validation()
        : data.rows().train();
    IntStream.range(0, examples.count()).filter(e -> prediction(outputs, e) instanceof CategoryPrediction predicted
            && !predicted.label().equals(label(e))).boxed()
        .sorted(Comparator.comparingDouble(this::probabilityOfTruth)).limit(MOST).forEach(e -> {
          CategoryPrediction predicted = (CategoryPrediction) prediction(outputs, e);
          JsonObject mistake = image(original(e));
          if (rows.length == examples.count()) {
            mistake.addProperty("file", data.source().place(rows[e], "").where());
          }
          mistake.addProperty("number", e + 1);
          mistake.addProperty("true", label(e));
          mistake.addProperty("predicted", predicted.label());
          mistake.add("probability", Rounded.number(predicted.probabilities()[
              predicted.labels().indexOf(predicted.label())]));
          mistakes.add(mistake);
        });
    return mistakes;
  }

  private Prediction prediction(double[] numbers, int row) {
    return model.preprocessing().decode(numbers, row).get(0);
  }

  private String label(int example) {
    return prediction(examples.target(example), 0) instanceof CategoryPrediction truth ? truth.label() : "";
  }

  private double probabilityOfTruth(int example) {
    CategoryPrediction predicted = (CategoryPrediction) prediction(outputs, example);
    return predicted.probabilities()[predicted.labels().indexOf(label(example))];
  }

  private Image original(int example) {
    int size = shape.height() * shape.width() * shape.features();
    byte[] values = new byte[size];
    System.arraycopy(pixels.values(), example * size, values, 0, size);
    Image image = new Image(shape.height(), shape.width(), shape.features(), values);
    return image.scaled(Math.min(LARGEST, image.height()), Math.min(LARGEST, image.width()));
  }

  private static JsonObject image(Image image) {
    JsonObject json = new JsonObject();
    json.addProperty("height", image.height());
    json.addProperty("width", image.width());
    json.addProperty("features", image.features());
    json.addProperty("pixels", Base64.getEncoder().encodeToString(image.values()));
    return json;
  }

  /** The first layer with parameters that sees nothing but the images. */
  private Optional<LayerInfo> firstLayer() {
    List<LayerInfo> layers = model.network().layers();
    Set<Integer> ofImages = new HashSet<>();
    ofImages.add(layers.stream().filter(layer -> layer.inputs().isEmpty()).skip(input).findFirst().orElseThrow()
        .node());
    for (LayerInfo layer : layers) {
      if (!layer.inputs().isEmpty()
          && layer.inputs().stream().map(LayerInfo.Input::node).allMatch(ofImages::contains)) {
        if (layer.parameterCount() > 0) {
          return Optional.of(layer);
        }
        ofImages.add(layer.node());
      }
    }
    return Optional.empty();
  }

  /** The weights of the first layer that has any, if those of a unit are a square of pixels, or a whole image. */
  private Optional<JsonArray> filters() {
    Optional<LayerInfo> first = firstLayer();
    if (first.isEmpty() || first.get().blocks().isEmpty()) {
      return Optional.empty();
    }
    Block block = first.get().blocks().get(0);
    int perUnit = block.rows() / shape.features();
    int side = (int) Math.round(Math.sqrt(perUnit));
    boolean whole = perUnit == shape.height() * shape.width();
    boolean isSquare = side * side == perUnit && side > 1 && side <= Math.min(shape.height(), shape.width());
    if (block.role() != Block.Role.WEIGHTS || block.rows() % shape.features() != 0 || !whole && !isSquare) {
      return Optional.empty();
    }
    double[] parameters = model.parameters();
    int from = first.get().from(block);
    double most = IntStream.range(from, from + block.rows() * block.columns())
        .mapToDouble(i -> Math.abs(parameters[i])).max().orElse(0);
    JsonArray filters = new JsonArray();
    for (int unit = 0; unit < Math.min(MOST_FILTERS, block.columns()); unit++) {
      byte[] values = new byte[block.rows()];
      for (int row = 0; row < values.length; row++) {
        double weight = parameters[from + row * block.columns() + unit];
        values[row] = (byte) (MIDDLE + Math.rint(weight / Math.max(most, Double.MIN_NORMAL) * (MIDDLE - 1)));
      }
      Image filter = new Image(whole ? shape.height() : side, whole ? shape.width() : side, shape.features(), values);
      filters.add(image(filter.scaled(Math.min(LARGEST, filter.height()), Math.min(LARGEST, filter.width()))));
    }
    return Optional.of(filters);
  }
}
