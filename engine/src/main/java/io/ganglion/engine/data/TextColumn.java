package io.ganglion.engine.data;

import java.util.Arrays;
import java.util.List;

/**
 * A column of texts. Every row has one: an empty text is a text, and so are {@code NA} and {@code ?}.
 *
 * @param texts one per row, blanks at their ends included
 */
public record TextColumn(String name, List<String> texts) implements Column {
  /** Copies the list. */
  public TextColumn {
    texts = List.copyOf(texts);
  }

  /** A column from one text per row. */
  public static TextColumn of(String name, String... texts) {
    return new TextColumn(name, List.of(texts));
  }

  /** The same with each different text as a label. */
  public CategoryColumn asLabels() {
    return CategoryColumn.of(name, texts);
  }

  @Override
  public Type type() {
    return Type.TEXT;
  }

  @Override
  public int size() {
    return texts.size();
  }

  @Override
  public TextColumn rows(int[] chosen) {
    return new TextColumn(name, Arrays.stream(chosen).mapToObj(texts::get).toList());
  }

  @Override
  public boolean isMissing(int row) {
    return false;
  }

  @Override
  public String text(int row) {
    return texts.get(row);
  }

  /** Without the texts. */
  @Override
  public String toString() {
    return "TextColumn[name=" + name + ", " + size() + (size() == 1 ? " text]" : " texts]");
  }
}
