package io.ganglion.engine.data.encoding;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.ImageForm;
import io.ganglion.engine.data.text.BytePairs;
import io.ganglion.engine.data.text.Tokenizer;
import io.ganglion.engine.data.text.Vocabulary;
import io.ganglion.engine.store.StoredText;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * A {@link Preprocessing} as bytes.
 *
 * <p>Inputs, then targets: each a count (int), then that many encodings. An encoding is its kind (byte), and for
 * {@link #NUMBER}: column, scaling (byte), shift, scale (double); for {@link #CATEGORY}: column, form (byte), a count
 * (int) and that many labels; for {@link #FILLED_NUMBERS}: the replacement (double), for {@link #FILLED_LABELS}: the
 * replacement (text), for both: indicator (boolean), then the encoding that is filled; for {@link #DROPPING}, a column
 * that drops its rows where it has no value: its encoding; for {@link #CATEGORY_WITH_RULES}: whether they mean true and
 * false (boolean), what becomes of unseen labels (byte), the label for them, then the rest as for {@link #CATEGORY};
 * for {@link #DATE}: column, pattern, a count (int) and that many parts (byte), and for each part its {@link #NUMBER};
 * for {@link #IMAGE}: column, height, width, features (int), whether other sizes are scaled (boolean);
 * for {@link #TEXT}: column, tokenizer (byte), whether capitals are made small (boolean), the most tokens of a text
 * (int; 0 if there is no limit), a count (int) and that many tokens of the vocabulary, from number 1 on; of byte pairs,
 * behind the second of these, a count (int) and that many merges, left and right; for {@link #NEXT_TOKEN}, which
 * follows the only input, a text: nothing.
 * Before the first column of an input of the network stands {@link #INPUT_OF_EXAMPLE} if its columns have one value for
 * all steps of a sequence, else {@link #NEXT_INPUT}, which the first input goes without. Last, how rows are weighted: a
 * count (int) of 0 or 1 and that many columns; a count (int) and that many weights of classes (double). A text is a
 * {@link StoredText}. Codes are written out here, not taken from the order of an enum, so that a constant that joins
 * later moves none; and a kind that joins later changes no file that has none of it.
 */
final class PreprocessingFormat {
  private static final int NUMBER = 1;
  private static final int CATEGORY = 2;
  private static final int FILLED_NUMBERS = 3;
  private static final int FILLED_LABELS = 4;
  private static final int DROPPING = 5;
  private static final int CATEGORY_WITH_RULES = 6;
  private static final int DATE = 7;
  private static final int IMAGE = 8;
  private static final int TEXT = 9;
  private static final int NEXT_INPUT = 10;
  private static final int INPUT_OF_EXAMPLE = 11;
  private static final int NEXT_TOKEN = 12;

  /** Far more than a table that fits into memory has; keeps a damaged count from being believed. */
  private static final int MOST_COLUMNS = 1 << 20;
  private static final int MOST_LABELS = 1 << 24;
  /** Lists start no larger than this, whatever count was read. */
  private static final int TRUSTED_COUNT = 1 << 10;

  private PreprocessingFormat() {}

  static void write(Preprocessing preprocessing, DataOutput out) throws IOException {
    out.writeInt(preprocessing.inputs().size());
    boolean isFirst = true;
    for (InputColumns input : preprocessing.inputsOfNetwork()) {
      if (input.isOfExample() || !isFirst) {
        out.writeByte(input.isOfExample() ? INPUT_OF_EXAMPLE : NEXT_INPUT);
      }
      isFirst = false;
      writeEncodings(input.columns(), preprocessing.dropping(), out);
    }
    out.writeInt(preprocessing.targets().size());
    writeEncodings(preprocessing.targets(), preprocessing.dropping(), out);
    Weighting weighting = preprocessing.weighting();
    writeTexts(weighting.column().stream().toList(), out);
    out.writeInt(weighting.classes().size());
    for (double weight : weighting.classes()) {
      out.writeDouble(weight);
    }
  }

  static Preprocessing read(DataInput in) throws IOException {
    try {
      Set<String> dropping = new TreeSet<>();
      List<InputColumns> inputs = readInputs(in, dropping);
      List<ColumnEncoding> columns = inputs.stream().flatMap(input -> input.columns().stream()).toList();
      return new Preprocessing(columns, readTargets(in, columns, dropping), dropping).withInputs(inputs)
          .weighted(readWeighting(in));
    } catch (IllegalArgumentException e) {
      throw new IOException("the preprocessing is damaged: " + e.getMessage(), e);
    } catch (EOFException e) {
      throw new IOException("the preprocessing is cut short", e);
    }
  }

  private static Weighting readWeighting(DataInput in) throws IOException {
    List<String> columns = readTexts(in, 1, "columns of weights");
    int count = count(in, MOST_LABELS, "weights of classes");
    List<Double> classes = new ArrayList<>(Math.min(count, TRUSTED_COUNT));
    for (int i = 0; i < count; i++) {
      classes.add(in.readDouble());
    }
    return new Weighting(columns.stream().findFirst(), classes);
  }

  private static void writeEncodings(List<ColumnEncoding> encodings, Set<String> dropping, DataOutput out)
      throws IOException {
    for (ColumnEncoding encoding : encodings) {
      if (dropping.contains(encoding.column())) {
        out.writeByte(DROPPING);
      }
      writeEncoding(encoding, out);
    }
  }

  private static void writeEncoding(ColumnEncoding encoding, DataOutput out) throws IOException {
    if (encoding instanceof NumberEncoding number) {
      out.writeByte(NUMBER);
      StoredText.write(number.column(), out);
      out.writeByte(PreprocessingCodes.code(number.scaling()));
      out.writeDouble(number.shift());
      out.writeDouble(number.scale());
    } else if (encoding instanceof CategoryEncoding category) {
      boolean rules = category.type() != Column.Type.CATEGORY
          || category.unseen().policy() != Unseen.Policy.ERROR;
      out.writeByte(rules ? CATEGORY_WITH_RULES : CATEGORY);
      if (rules) {
        out.writeBoolean(category.type() == Column.Type.BOOLEAN);
        out.writeByte(PreprocessingCodes.code(category.unseen().policy()));
        StoredText.write(category.unseen().label(), out);
      }
      StoredText.write(category.column(), out);
      out.writeByte(PreprocessingCodes.code(category.form()));
      writeTexts(category.labels(), out);
    } else if (encoding instanceof DateEncoding date) {
      out.writeByte(DATE);
      StoredText.write(date.column(), out);
      StoredText.write(date.form().pattern(), out);
      out.writeInt(date.scaled().size());
      for (int i = 0; i < date.scaled().size(); i++) {
        out.writeByte(PreprocessingCodes.code(date.form().parts().get(i)));
        writeEncoding(date.scaled().get(i), out);
      }
    } else if (encoding instanceof ImageEncoding image) {
      out.writeByte(IMAGE);
      StoredText.write(image.column(), out);
      out.writeInt(image.form().height());
      out.writeInt(image.form().width());
      out.writeInt(image.form().features());
      out.writeBoolean(image.form().scales());
    } else if (encoding instanceof FilledNumbers filled) {
      out.writeByte(FILLED_NUMBERS);
      out.writeDouble(filled.fill());
      out.writeBoolean(filled.indicator());
      writeEncoding(filled.numbers(), out);
    } else if (encoding instanceof FilledLabels filled) {
      out.writeByte(FILLED_LABELS);
      StoredText.write(filled.fill(), out);
      out.writeBoolean(filled.indicator());
      writeEncoding(filled.labels(), out);
    } else if (encoding instanceof TextEncoding text) {
      writeText(text, out);
    } else if (encoding instanceof NextTokenEncoding) {
      out.writeByte(NEXT_TOKEN);
    }
  }

  private static void writeText(TextEncoding text, DataOutput out) throws IOException {
    out.writeByte(TEXT);
    StoredText.write(text.column(), out);
    out.writeByte(PreprocessingCodes.code(text.tokenizer()));
    out.writeBoolean(text.tokenizer().lowerCase());
    if (text.tokenizer() instanceof BytePairs pairs) {
      out.writeInt(pairs.merges().size());
      for (BytePairs.Merge merge : pairs.merges()) {
        StoredText.write(merge.left(), out);
        StoredText.write(merge.right(), out);
      }
    }
    out.writeInt(text.maxLength().orElse(0));
    writeTexts(text.vocabulary().tokens(), out);
  }

  private static void writeTexts(Collection<String> texts, DataOutput out) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      StoredText.write(text, out);
    }
  }

  private static List<InputColumns> readInputs(DataInput in, Set<String> dropping) throws IOException {
    int count = count(in, MOST_COLUMNS, "columns");
    List<InputColumns> inputs = new ArrayList<>();
    List<ColumnEncoding> columns = new ArrayList<>();
    boolean isOfExample = false;
    for (int i = 0; i < count; i++) {
      int kind = in.readUnsignedByte();
      if (kind == NEXT_INPUT || kind == INPUT_OF_EXAMPLE) {
        if (i > 0) {
          inputs.add(new InputColumns(columns, isOfExample));
        }
        columns.clear();
        isOfExample = kind == INPUT_OF_EXAMPLE;
        kind = in.readUnsignedByte();
      }
      columns.add(readEncoding(kind, in, dropping));
    }
    if (!columns.isEmpty()) {
      inputs.add(new InputColumns(columns, isOfExample));
    }
    return inputs;
  }

  private static List<ColumnEncoding> readTargets(DataInput in, List<ColumnEncoding> inputs, Set<String> dropping)
      throws IOException {
    int count = count(in, MOST_COLUMNS, "columns");
    List<ColumnEncoding> encodings = new ArrayList<>(Math.min(count, TRUSTED_COUNT));
    for (int i = 0; i < count; i++) {
      int kind = in.readUnsignedByte();
      encodings.add(kind == NEXT_TOKEN ? nextToken(inputs) : readEncoding(kind, in, dropping));
    }
    return encodings;
  }

  private static NextTokenEncoding nextToken(List<ColumnEncoding> inputs) throws IOException {
    if (inputs.size() == 1 && inputs.get(0) instanceof TextEncoding text) {
      return new NextTokenEncoding(text);
    }
    throw damaged("the next token is that of no text");
  }

  private static ColumnEncoding readEncoding(int kind, DataInput in, Set<String> dropping) throws IOException {
    ColumnEncoding encoding = readEncoding(kind == DROPPING ? in.readUnsignedByte() : kind, in);
    if (kind == DROPPING) {
      dropping.add(encoding.column());
    }
    return encoding;
  }

  private static ColumnEncoding readEncoding(int kind, DataInput in) throws IOException {
    return switch (kind) {
      case NUMBER -> readNumber(in);
      case CATEGORY -> readCategory(in, Column.Type.CATEGORY, Unseen.ERROR);
      case CATEGORY_WITH_RULES -> readCategoryWithRules(in);
      case DATE -> readDate(in);
      case IMAGE -> new ImageEncoding(StoredText.read(in),
          new ImageForm(in.readInt(), in.readInt(), in.readInt(), in.readBoolean()));
      case TEXT -> readText(in);
      case FILLED_NUMBERS -> {
        double fill = in.readDouble();
        boolean indicator = in.readBoolean();
        yield new FilledNumbers(readEncoding(kindOf("numbers", in, NUMBER, DATE), in), fill, indicator);
      }
      case FILLED_LABELS -> {
        String fill = StoredText.read(in);
        boolean indicator = in.readBoolean();
        ColumnEncoding labels = readEncoding(kindOf("labels", in, CATEGORY, CATEGORY_WITH_RULES), in);
        yield new FilledLabels((CategoryEncoding) labels, fill, indicator);
      }
      default -> throw damaged("there is no kind of column " + kind);
    };
  }

  /** The kind that comes next, one of these two. */
  private static int kindOf(String what, DataInput in, int kind, int other) throws IOException {
    int actual = in.readUnsignedByte();
    if (actual != kind && actual != other) {
      throw damaged("a column of kind " + actual + " stands where there should be " + what);
    }
    return actual;
  }

  private static NumberEncoding readNumber(DataInput in) throws IOException {
    String column = StoredText.read(in);
    Scaling scaling = PreprocessingCodes.scaling(in.readUnsignedByte());
    return new NumberEncoding(column, scaling, in.readDouble(), in.readDouble());
  }

  private static CategoryEncoding readCategory(DataInput in, Column.Type type, Unseen unseen) throws IOException {
    String column = StoredText.read(in);
    CategoryForm form = PreprocessingCodes.form(in.readUnsignedByte());
    return new CategoryEncoding(column, type, readTexts(in, MOST_LABELS, "labels"), form, unseen);
  }

  private static CategoryEncoding readCategoryWithRules(DataInput in) throws IOException {
    Column.Type type = in.readBoolean() ? Column.Type.BOOLEAN : Column.Type.CATEGORY;
    Unseen unseen = new Unseen(PreprocessingCodes.unseen(in.readUnsignedByte()), StoredText.read(in));
    return readCategory(in, type, unseen);
  }

  private static DateEncoding readDate(DataInput in) throws IOException {
    String column = StoredText.read(in);
    String pattern = StoredText.read(in);
    int count = count(in, DatePart.values().length, "parts of a date");
    List<DatePart> parts = new ArrayList<>();
    List<NumberEncoding> scaled = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(PreprocessingCodes.datePart(in.readUnsignedByte()));
      kindOf("parts of a date", in, NUMBER, NUMBER);
      scaled.add(readNumber(in));
    }
    return new DateEncoding(column, new DateForm(pattern, parts), scaled);
  }

  private static TextEncoding readText(DataInput in) throws IOException {
    String column = StoredText.read(in);
    Tokenizer tokenizer = readTokenizer(in.readUnsignedByte(), in.readBoolean(), in);
    int most = count(in, Integer.MAX_VALUE, "tokens of a text");
    return new TextEncoding(column, tokenizer, new Vocabulary(readTexts(in, MOST_LABELS, "tokens")),
        most == 0 ? OptionalInt.empty() : OptionalInt.of(most));
  }

  private static Tokenizer readTokenizer(int code, boolean lowerCase, DataInput in) throws IOException {
    if (code != PreprocessingCodes.BYTE_PAIRS) {
      return PreprocessingCodes.tokenizer(code, lowerCase);
    }
    int count = count(in, MOST_LABELS, "merges");
    List<BytePairs.Merge> merges = new ArrayList<>(Math.min(count, TRUSTED_COUNT));
    for (int i = 0; i < count; i++) {
      merges.add(new BytePairs.Merge(StoredText.read(in), StoredText.read(in)));
    }
    return new BytePairs(lowerCase, merges);
  }

  private static List<String> readTexts(DataInput in, int most, String what) throws IOException {
    int count = count(in, most, what);
    List<String> texts = new ArrayList<>(Math.min(count, TRUSTED_COUNT));
    for (int i = 0; i < count; i++) {
      texts.add(StoredText.read(in));
    }
    return texts;
  }

  private static int count(DataInput in, int most, String what) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > most) {
      throw damaged(count + " " + what + " are out of range");
    }
    return count;
  }

  static IOException damaged(String problem) {
    return new IOException("the preprocessing is damaged: " + problem);
  }
}
