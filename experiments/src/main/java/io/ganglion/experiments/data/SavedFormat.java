package io.ganglion.experiments.data;

import io.ganglion.experiments.config.DataSection;
import io.ganglion.tables.CellStyle;
import io.ganglion.tables.CellStyles;
import io.ganglion.tables.DataFormat;
import io.ganglion.tables.DataFormats;
import io.ganglion.tables.TextLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** How a model's table was written, as the model remembers it, so that the next table can be read alike. */
public final class SavedFormat {
  private static final String FORMAT = "format";
  private static final String FORMAT_ENCODING = "format.encoding";
  private static final String HEADER = "csv.header";
  private static final String DELIMITER = "csv.delimiter";
  private static final String QUOTE = "csv.quote";
  private static final String SKIP_ROWS = "csv.skip-rows";
  private static final String DECIMAL = "csv.decimal";
  private static final String HEADER_LINES = "csv.header-lines";
  private static final String SKIP_FOOTER = "csv.skip-footer";
  private static final String COMMENT = "csv.comment";
  private static final String ENCODING = "csv.encoding";
  private static final String THOUSANDS = "csv.thousands";
  private static final String USUAL_STYLE = "cells.";
  private static final String STYLE = "column.";
  private static final String NULL_VALUES = "null-values";
  private static final String UNIT = "unit";
  private static final String LABEL = "label.";
  private static final String WRITTEN = ".written";
  private static final String MEANT = ".meant";

  private SavedFormat() {}

  /** How {@code section} says that the table is written. */
  public static Map<String, String> toMap(DataSection section) {
    Map<String, String> source = new TreeMap<>();
    DataFormat ofNewData = section.format().ofNewData();
    if (!ofNewData.name().equals(DataFormats.usual().name())) {
      source.put(FORMAT, ofNewData.name());
    }
    section.format().unusualEncoding().ifPresent(encoding -> source.put(FORMAT_ENCODING, encoding));
    section.text().ifPresent(text -> LanguageLayout.of(text).addTo(source));
    if (section.format().isDelimited()) {
      TextLayout layout = section.csv();
      source.putAll(Map.of(HEADER, Boolean.toString(layout.header()), DELIMITER, layout.delimiter(), QUOTE,
          layout.quote(), SKIP_ROWS, Integer.toString(layout.skipRows()), DECIMAL, layout.decimal()));
      putOthers(source, layout);
    }
    CellStyles styles = section.styles();
    put(source, USUAL_STYLE, styles.usual(), CellStyle.USUAL);
    styles.byColumn().forEach((name, style) -> put(source, STYLE + name + ".", style, styles.usual()));
    return source;
  }

  /** What newer files say alone, so that a model without peculiarities has the same bytes as ever. */
  private static void putOthers(Map<String, String> source, TextLayout layout) {
    TextLayout usual = new TextLayout();
    putUnless(source, HEADER_LINES, Integer.toString(layout.headerLines()), Integer.toString(usual.headerLines()));
    putUnless(source, SKIP_FOOTER, Integer.toString(layout.skipFooter()), Integer.toString(usual.skipFooter()));
    putUnless(source, COMMENT, layout.comment(), usual.comment());
    putUnless(source, ENCODING, layout.encoding(), usual.encoding());
    putUnless(source, THOUSANDS, layout.thousands(), usual.thousands());
  }

  private static void putUnless(Map<String, String> source, String key, String value, String usual) {
    if (!value.equals(usual)) {
      source.put(key, value);
    }
  }

  private static void put(Map<String, String> source, String prefix, CellStyle style, CellStyle usual) {
    if (!style.nullValues().equals(usual.nullValues())) {
      source.put(prefix + NULL_VALUES, Integer.toString(style.nullValues().size()));
      for (int i = 0; i < style.nullValues().size(); i++) {
        source.put(prefix + NULL_VALUES + "." + i, style.nullValues().get(i));
      }
    }
    putUnless(source, prefix + UNIT, style.unit(), "");
    int i = 0;
    for (Map.Entry<String, String> label : new TreeMap<>(style.labels()).entrySet()) {
      source.put(prefix + LABEL + i + WRITTEN, label.getKey());
      source.put(prefix + LABEL + i + MEANT, label.getValue());
      i++;
    }
  }

  /** How the cells of the table were written, as {@link #toMap} wrote it. */
  public static CellStyles styles(Map<String, String> source) {
    CellStyle usual = style(source, USUAL_STYLE, CellStyle.USUAL);
    Map<String, CellStyle> byColumn = new LinkedHashMap<>();
    for (String key : source.keySet()) {
      for (String end : List.of(NULL_VALUES, UNIT, LABEL + 0 + WRITTEN)) {
        if (key.startsWith(STYLE) && key.endsWith("." + end)) {
          String name = key.substring(STYLE.length(), key.length() - end.length() - 1);
          byColumn.put(name, style(source, STYLE + name + ".", usual));
        }
      }
    }
    return new CellStyles(usual, byColumn);
  }

  private static CellStyle style(Map<String, String> source, String prefix, CellStyle usual) {
    List<String> nullValues = new ArrayList<>();
    int count = Integer.parseInt(source.getOrDefault(prefix + NULL_VALUES, "0"));
    for (int i = 0; i < count; i++) {
      nullValues.add(Objects.requireNonNull(source.get(prefix + NULL_VALUES + "." + i)));
    }
    Map<String, String> labels = new LinkedHashMap<>();
    for (int i = 0; source.containsKey(prefix + LABEL + i + WRITTEN); i++) {
      labels.put(Objects.requireNonNull(source.get(prefix + LABEL + i + WRITTEN)),
          Objects.requireNonNull(source.get(prefix + LABEL + i + MEANT)));
    }
    return new CellStyle(source.containsKey(prefix + NULL_VALUES) ? nullValues : usual.nullValues(),
        source.getOrDefault(prefix + UNIT, ""), labels);
  }

  /** The format of new data: that which {@link #toMap} wrote, or the usual one if that needs no file. */
  public static DataFormat format(Map<String, String> source) {
    DataFormat format = Optional.ofNullable(source.get(FORMAT)).flatMap(DataFormats::named)
        .filter(DataFormat::needsFile).orElseGet(DataFormats::usual);
    return Optional.ofNullable(source.get(FORMAT_ENCODING)).map(format::encodedIn).orElse(format);
  }

  /** What {@link #toMap} wrote of a text file's layout; the usual one where it says nothing. */
  public static TextLayout layout(Map<String, String> source) {
    TextLayout usual = new TextLayout();
    return new TextLayout(Boolean.parseBoolean(source.getOrDefault(HEADER, Boolean.toString(usual.header()))),
        number(source, HEADER_LINES, usual.headerLines()), source.getOrDefault(DELIMITER, usual.delimiter()),
        source.getOrDefault(QUOTE, usual.quote()), number(source, SKIP_ROWS, usual.skipRows()),
        number(source, SKIP_FOOTER, usual.skipFooter()), source.getOrDefault(COMMENT, usual.comment()),
        usual.badRows(), source.getOrDefault(ENCODING, usual.encoding()),
        source.getOrDefault(DECIMAL, usual.decimal()), source.getOrDefault(THOUSANDS, usual.thousands()));
  }

  private static int number(Map<String, String> source, String key, int usual) {
    return Integer.parseInt(source.getOrDefault(key, Integer.toString(usual)));
  }
}
