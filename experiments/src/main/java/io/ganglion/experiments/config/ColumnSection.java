package io.ganglion.experiments.config;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Setting;
import io.ganglion.engine.data.DateText;
import io.ganglion.engine.data.encoding.DatePart;
import io.ganglion.engine.data.encoding.Missing;
import io.ganglion.engine.data.encoding.Unseen;
import io.ganglion.experiments.binding.AsWritten;
import io.ganglion.experiments.binding.Beside;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is known of one column, or to be done with it: {@code data.columns} in the file. */
public record ColumnSection(
    @Setting("the column's type; auto: number if every cell is one, date if every cell is one, boolean for an input of"
        + " words for true and false, else category; text: texts, for a layer that takes tokens; image: names of image"
        + " files, relative to the table's folder") ColumnType type,
    @Setting("how a column of type: text is cut into tokens") @Beside TextSection text,
    @Setting("what the images are made to be that a column of type: image names") @Beside ImageSection image,
    @Setting("what cells hold that have no value, if not as in data.null-values; [] for empty cells alone") @AsWritten
    Optional<List<String>> nullValues,
    @Setting("what stands before or after every number, such as %, $ or kg") String unit,
    @Setting("labels to replace, by what is written: {Yes: yes}") @AsWritten Map<String, String> labels,
    @Setting("how missing values are handled, if not as in data.missing") Optional<Missing.Policy> missing,
    @Setting("the value for missing: constant; 0 for numbers and \"missing\" for labels unless given") @AsWritten
    Optional<String> fill,
    @Setting("whether an indicator input is added: 1 where the value was missing, else 0") boolean indicator,
    @Setting("how numbers, or the parts of dates, are scaled, if not as in data.scale") Optional<Scale> scale,
    @Setting("how labels are encoded: one-hot: 1 for the row's label, else 0; plus-minus: -1 instead of 0; ordinal:"
        + " their place in an order") Optional<Encode> encode,
    @Setting("all labels from lowest to highest, for encode: ordinal") @AsWritten List<String> order,
    @Setting("how labels that no training row has are handled, if not as in data.unseen")
    Optional<Unseen.Policy> unseen,
    @Setting("the date pattern if not ISO 8601, such as d.M.yyyy (Java's DateTimeFormatter); yy is 2000 to 2099,"
        + " yy{1950} is 1950 to 2049") String pattern,
    @Setting("which parts of dates are inputs: year, month, day, weekday, day-of-year, hour, minute, second; the first"
        + " four unless given, and the hour if there are any") List<DatePart> parts) {
  public ColumnSection() {
    this(ColumnType.AUTO, new TextSection(), new ImageSection(), Optional.empty(), "", Map.of(), Optional.empty(),
        Optional.empty(), false, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), "", List.of());
  }

  public ColumnSection {
    requireTextOrImage(type, text, image, Map.ofEntries(Map.entry("nullValues", nullValues.isPresent()),
        Map.entry("unit", !unit.isBlank()), Map.entry("labels", !labels.isEmpty()),
        Map.entry("missing", missing.isPresent()), Map.entry("fill", fill.isPresent()),
        Map.entry("indicator", indicator), Map.entry("scale", scale.isPresent()),
        Map.entry("encode", encode.isPresent()), Map.entry("order", !order.isEmpty()),
        Map.entry("unseen", unseen.isPresent()), Map.entry("pattern", !pattern.isEmpty()),
        Map.entry("parts", !parts.isEmpty())));
    order = List.copyOf(order);
    nullValues = nullValues.map(List::copyOf);
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    parts = List.copyOf(parts);
    if (fill.isPresent() && missing.isPresent() && missing.get() != Missing.Policy.CONSTANT) {
      throw new InvalidSettingException("fill", "needs 'missing: constant' beside it",
          List.of("missing"));
    }
    if (indicator && missing.isPresent() && !missing.get().fills()) {
      throw new InvalidSettingException("indicator", "needs missing values to be filled, for instance by missing:"
          + " median",
          List.of("missing"));
    }
    requireOrder(encode, order);
    unit = unit.strip();
    refuse(!unit.isEmpty() && (type != ColumnType.AUTO && type != ColumnType.NUMBER || encode.isPresent()
        || !order.isEmpty() || !pattern.isEmpty() || !parts.isEmpty()), "unit",
        "is for numbers, but the column is declared to hold something else");
    boolean numbers = type == ColumnType.NUMBER || type == ColumnType.DATE || !unit.isEmpty();
    refuse(!labels.isEmpty() && (numbers || !pattern.isEmpty() || !parts.isEmpty()), "labels",
        "is for labels, but the column is declared to hold something else");
    refuse(numbers && encode.isPresent(), "encode", "is for labels, but the column is declared to hold something else");
    refuse(type == ColumnType.BOOLEAN && !order.isEmpty(), "order", "doesn't apply to true and false");
    refuse((numbers || type == ColumnType.BOOLEAN) && unseen.isPresent(), "unseen",
        "is for labels, but the column is declared to hold something else");
    refuse((type == ColumnType.CATEGORY || type == ColumnType.BOOLEAN || encode.isPresent()) && scale.isPresent(),
        "scale", "is for numbers, but the column is declared to hold labels");
    boolean dates = type == ColumnType.DATE || type == ColumnType.AUTO && encode.isEmpty() && order.isEmpty();
    refuse(!dates && !pattern.isEmpty(), "pattern", "is for dates, but the column is declared to hold something else");
    refuse(!dates && !parts.isEmpty(), "parts", "is for dates, but the column is declared to hold something else");
    refuse(new HashSet<>(parts).size() < parts.size(), "parts", "must not name a part twice");
    requirePattern(pattern);
  }

  /**
   * Every cell of a text is one, and becomes tokens, and every cell of an image names one: there is nothing to fill,
   * scale or encode; and only a text has tokens, only an image a height.
   */
  private static void requireTextOrImage(ColumnType type, TextSection text, ImageSection image,
      Map<String, Boolean> ofOthers) {
    if (type == ColumnType.TEXT) {
      new TreeMap<>(ofOthers).forEach((component, given) -> refuse(given, component,
          "isn't for texts: every cell is one, and becomes tokens"));
    }
    if (type == ColumnType.IMAGE) {
      new TreeMap<>(ofOthers).forEach((component, given) -> refuse(given, component,
          "isn't for images: every cell names one"));
    }
    TextSection usual = new TextSection();
    refuseUnless(type == ColumnType.TEXT, Map.of("tokens", text.tokens() != usual.tokens(),
        "lowerCase", text.lowerCase() != usual.lowerCase(), "vocabulary", text.vocabulary() != usual.vocabulary(),
        "minCount", text.minCount() != usual.minCount(), "maxLength", text.maxLength().isPresent()),
        "is for texts: write 'type: text' beside it");
    ImageSection asItIs = new ImageSection();
    refuseUnless(type == ColumnType.IMAGE, Map.of("height", image.height() != asItIs.height(),
        "width", image.width() != asItIs.width(), "colors", image.colors() != asItIs.colors()),
        "is for images: write 'type: image' beside it");
  }

  private static void refuseUnless(boolean apt, Map<String, Boolean> given, String problem) {
    given.entrySet().stream().filter(each -> !apt && each.getValue()).map(Map.Entry::getKey).sorted().findFirst()
        .ifPresent(component -> refuse(true, component, problem));
  }

  private static void requireOrder(Optional<Encode> encode, List<String> order) {
    boolean ordinal = encode.equals(Optional.of(Encode.ORDINAL));
    refuse(encode.isPresent() && !ordinal && !order.isEmpty(), "order", "needs 'encode: ordinal'");
    refuse(ordinal && order.isEmpty(), "encode", "needs 'order' beside it: all labels from lowest to highest");
    refuse(order.size() == 1, "order", "must name at least two labels");
    refuse(new HashSet<>(order).size() < order.size(), "order", "must not name a label twice");
  }

  private static void requirePattern(String pattern) {
    Optional<String> meant = DateNotation.meant(pattern);
    if (meant.isPresent()) {
      throw new InvalidSettingException("pattern", "must be a pattern in Java's letters, but is '" + pattern
          + "': did you mean '" + meant.get() + "'?");
    }
    try {
      DateText.of(pattern);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException("pattern", "must be a pattern such as d.M.yyyy or yyyy-MM-dd HH:mm, but is '"
          + pattern + "'");
    }
  }

  private static void refuse(boolean wrong, String component, String problem) {
    if (wrong) {
      throw new InvalidSettingException(component, problem);
    }
  }

  /** A column of which nothing is known but what it holds. */
  public static ColumnSection of(ColumnType type) {
    return new ColumnSection(type, new TextSection(), new ImageSection(), Optional.empty(), "", Map.of(),
        Optional.empty(), Optional.empty(), false, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), "",
        List.of());
  }

  /** Whether what it holds is said, or follows from what is said. */
  public boolean saysType() {
    return type != ColumnType.AUTO || isOfNumbers() || isOfDates() || isOfLabels();
  }

  /** Whether it holds numbers, for that is said or follows from what is said. */
  public boolean isOfNumbers() {
    return type == ColumnType.NUMBER || !unit.isEmpty();
  }

  /** Whether it holds dates, for that is said or follows from what is said. */
  public boolean isOfDates() {
    return type == ColumnType.DATE || !pattern.isEmpty() || !parts.isEmpty();
  }

  /** Whether it holds texts that become tokens. */
  public boolean isOfTexts() {
    return type == ColumnType.TEXT;
  }

  /** Whether it names images. */
  public boolean isOfImages() {
    return type == ColumnType.IMAGE;
  }

  /** Whether it holds labels, for that is said or follows from what is said. */
  public boolean isOfLabels() {
    return type == ColumnType.CATEGORY || !order.isEmpty()
        || type != ColumnType.BOOLEAN && (!labels.isEmpty() || encode.isPresent());
  }
}
