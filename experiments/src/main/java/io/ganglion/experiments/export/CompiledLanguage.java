package io.ganglion.experiments.export;

import io.ganglion.engine.data.encoding.NextTokenEncoding;
import io.ganglion.engine.data.encoding.Prediction;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An exported language model in Java, which says of each token of a text what comes next. */
final class CompiledLanguage implements RunningExport {
  private final Class<?> exported;
  private final NextTokenEncoding next;
  private final Method tokens;
  private final Method see;
  private final Method probabilities;

  /** @param exported compiled from what {@link JavaLanguageExport} wrote */
  CompiledLanguage(NextTokenEncoding next, Class<?> exported) {
    this.exported = exported;
    this.next = next;
    try {
      tokens = exported.getMethod("tokens", String.class);
      see = exported.getMethod("next", int.class);
      probabilities = exported.getMethod("probabilities", double[].class);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the export can't be called", e);
    }
  }

  @Override
  public List<Optional<List<List<Prediction>>>> predict(List<ExportExample> examples) {
    return examples.stream().map(example -> Optional.of(predict(example.text()))).toList();
  }

  private List<List<Prediction>> predict(String text) {
    List<List<Prediction>> steps = new ArrayList<>();
    try {
      Object model = exported.getConstructor().newInstance();
      for (int token : (int[]) tokens.invoke(null, text)) {
        double[] share = (double[]) probabilities.invoke(null, see.invoke(model, token));
        steps.add(List.of(next.decode(share, 0)));
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the export failed", e);
    }
    return steps;
  }

  /** The most probable tokens behind a text. */
  String goOn(String text, int length) {
    try {
      return (String) exported.getMethod("goOn", String.class, int.class).invoke(null, text, length);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the export failed", e);
    }
  }
}
