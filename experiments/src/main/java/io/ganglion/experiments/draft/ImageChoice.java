package io.ganglion.experiments.draft;

import io.ganglion.api.host.SettingType;
import io.ganglion.engine.data.Image;
import io.ganglion.engine.data.ImageColumn;
import io.ganglion.experiments.binding.SectionType;
import io.ganglion.experiments.text.Format;
import io.ganglion.tables.DataFormat;
import io.ganglion.tables.DataFormats;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the images of a folder or a file are made to be.
 *
 * @param format with the settings that they need
 * @param scaled why they are scaled; empty if they are not
 * @param found in short
 */
record ImageChoice(DataFormat format, int height, int width, int features, String scaled, String found) {
  /** Larger ones take long, and what is to be learned is mostly seen in smaller ones. Chosen. */
  private static final int LARGEST = 64;

  /**
   * As they are, if they have one size that isn't large; else scaled.
   *
   * @param format that has read them
   */
  static ImageChoice of(ImageColumn column, DataFormat format) {
    Map<String, Integer> sizes = new TreeMap<>();
    int features = Image.GRAY;
    for (int row = 0; row < column.size(); row++) {
      sizes.merge(column.origins().get(row).size(), 1, Integer::sum);
      features = Math.max(features, column.images().get(row).features());
    }
    int height = median(column.origins().stream().mapToInt(ImageColumn.Origin::height).toArray());
    int width = median(column.origins().stream().mapToInt(ImageColumn.Origin::width).toArray());
    int longest = Math.max(height, width);
    boolean large = longest > LARGEST;
    int toHeight = large ? Math.max(1, height * LARGEST / longest) : height;
    int toWidth = large ? Math.max(1, width * LARGEST / longest) : width;
    String found = (sizes.size() == 1 ? sizes.keySet().iterator().next()
        : Format.grouped(sizes.size()) + " sizes, " + height + " × " + width + " in the median")
        + (features == Image.GRAY ? ", gray" : ", coloured");
    Optional<DataFormat> scaling = sizes.size() == 1 && !large ? Optional.empty()
        : format.scalingImagesTo(toHeight, toWidth);
    if (scaling.isEmpty()) {
      return new ImageChoice(format, height, width, features, "", found);
    }
    String reason = sizes.size() == 1
        ? "the images have " + height + " × " + width + " pixels: a quarter of the pixels takes a quarter of the time;"
            + " raise the size if what matters is too small to be seen"
        : "the images have " + Format.grouped(sizes.size()) + " sizes, and a network takes one: every image is scaled"
            + " to it" + (large ? "; raise it if what matters is too small to be seen" : "");
    return new ImageChoice(scaling.get(), toHeight, toWidth, features, reason,
        found + ", scaled to " + toHeight + " × " + toWidth);
  }

  private static int median(int[] numbers) {
    Arrays.sort(numbers);
    return numbers[numbers.length / 2];
  }

  /** A format and its settings but for those that are as usual, as YAML: {@code idx}, {@code {use: images, …}}. */
  static String yaml(DataFormat format) {
    Map<String, Object> usual = values(DataFormats.named(format.name()).orElse(format));
    List<String> settings = values(format).entrySet().stream()
        .filter(setting -> !setting.getValue().equals(usual.get(setting.getKey())))
        .map(setting -> setting.getKey() + ": " + SettingType.text(setting.getValue())).toList();
    return settings.isEmpty() ? format.name() : "{use: " + format.name() + ", " + String.join(", ", settings) + "}";
  }

  private static Map<String, Object> values(DataFormat format) {
    return SectionType.of(((Record) format).getClass()).valuesOf((Record) format);
  }
}
