package io.ganglion.experiments.export;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.encoding.CategoryEncoding;
import io.ganglion.engine.data.encoding.CategoryForm;
import io.ganglion.engine.data.encoding.CategoryPrediction;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.NumberPrediction;
import io.ganglion.engine.data.encoding.Prediction;
import io.ganglion.engine.data.encoding.Probabilities;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** An exported Java class, compiled in memory and loaded without anything of Ganglion's beside it. */
final class CompiledExport implements RunningExport {
  private final ExportedModel model;
  private final Method predict;
  private final List<Method> values = new ArrayList<>();
  private final List<@Nullable Method> shares = new ArrayList<>();

  private CompiledExport(ExportedModel model, Class<?> exported) throws ReflectiveOperationException {
    this.model = model;
    boolean hasImages = model.inputs().stream().anyMatch(input -> input.type() == Column.Type.IMAGE);
    this.predict = model.isOfSequences() ? exported.getMethod("predict", double[][].class, String[][].class)
        : hasImages ? exported.getMethod("predict", double[].class, String[].class, byte[][].class)
        : exported.getMethod("predict", double[].class, String[].class);
    Class<?> result = predict.getReturnType();
    Class<?> prediction = result.isArray() ? result.getComponentType() : result;
    List<String> names = JavaExport.methods(model);
    for (int i = 0; i < names.size(); i++) {
      values.add(prediction.getMethod(names.get(i)));
      ColumnEncoding target = model.targets().get(i);
      shares.add(target instanceof CategoryEncoding labels && labels.form() != CategoryForm.ORDINAL
          ? prediction.getMethod(names.get(i) + JavaExport.scores(Probabilities.areGivenBy(
              model.model().network().outputActivation(), labels)))
          : null);
    }
  }

  /**
   * Compiles and loads what {@link JavaExport#text} or {@link JavaLanguageExport#text} wrote.
   *
   * @param className with its package, if it has one
   * @throws ProblemException if there is no compiler
   */
  static RunningExport of(ExportedModel model, String className, String text) {
    return all(List.of(model), List.of(className), List.of(text)).get(0);
  }

  /** The same, of several at once. */
  static List<RunningExport> all(List<ExportedModel> models, List<String> classNames, List<String> texts) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new ProblemException(ExitCode.DATA, new Problem("this Java has no compiler to check the export with",
          Place.at("--check"), "run Ganglion on a JDK, or leave --check out"));
    }
    DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
    Classes classes = new Classes(compiler.getStandardFileManager(messages, null, null));
    boolean compiles = compiler.getTask(null, classes, messages, List.of("--release", "11", "-proc:none"), null,
        IntStream.range(0, texts.size()).mapToObj(i -> new Source(classNames.get(i), texts.get(i))).toList()).call();
    if (!compiles) {
      throw new IllegalStateException("the export doesn't compile: " + messages.getDiagnostics().stream()
          .filter(message -> message.getKind() == Diagnostic.Kind.ERROR).limit(3).map(Object::toString)
          .collect(Collectors.joining("; ")));
    }
    try {
      Loader loader = new Loader(classes.compiled);
      List<RunningExport> all = new ArrayList<>();
      for (int i = 0; i < models.size(); i++) {
        ExportedModel model = models.get(i);
        Class<?> exported = loader.loadClass(classNames.get(i));
        all.add(model.language().isPresent() ? new CompiledLanguage(model.language().get(), exported)
            : new CompiledExport(model, exported));
      }
      return all;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the export can't be loaded", e);
    }
  }

  @Override
  public List<Optional<List<List<Prediction>>>> predict(List<ExportExample> examples) {
    return examples.stream().map(this::predict).toList();
  }

  private Optional<List<List<Prediction>>> predict(ExportExample example) {
    try {
      Object result = call(example);
      List<List<Prediction>> rows = new ArrayList<>();
      if (result instanceof Object[] steps) {
        for (Object step : steps) {
          rows.add(predictions(step));
        }
      } else {
        rows.add(predictions(result));
      }
      return Optional.of(rows);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException) {
        return Optional.empty();
      }
      throw new IllegalStateException("the export failed", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the export can't be called", e);
    }
  }

  private Object call(ExportExample example) throws ReflectiveOperationException {
    if (model.isOfSequences()) {
      int rows = example.rows().size();
      return predict.invoke(null, IntStream.range(0, rows).mapToObj(example::numbers).toArray(double[][]::new),
          IntStream.range(0, rows).mapToObj(example::texts).toArray(String[][]::new));
    }
    return predict.getParameterCount() == 3 ? predict.invoke(null, example.numbers(0), example.texts(0),
        example.images(0)) : predict.invoke(null, example.numbers(0), example.texts(0));
  }

  private List<Prediction> predictions(Object prediction) throws ReflectiveOperationException {
    List<Prediction> predictions = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i).invoke(prediction);
      ColumnEncoding target = model.targets().get(i);
      Method share = shares.get(i);
      predictions.add(target instanceof CategoryEncoding labels
          ? new CategoryPrediction(target.column(), (String) value, labels.labels(),
              share == null ? new double[0] : (double[]) share.invoke(prediction))
          : new NumberPrediction(target.column(), (double) value));
    }
    return predictions;
  }

  /** A source text in memory. */
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String className, String text) {
      super(URI.create("string:///" + className.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Keeps compiled classes in memory. */
  private static final class Classes extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, ByteArrayOutputStream> compiled = new HashMap<>();

    Classes(StandardJavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(JavaFileManager.Location location, String className,
        JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/') + kind.extension), kind) {
        @Override
        public OutputStream openOutputStream() {
          return compiled.computeIfAbsent(className, name -> new ByteArrayOutputStream());
        }
      };
    }

    @Override
    public void close() {
      try {
        super.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Sees the JDK alone. */
  private static final class Loader extends ClassLoader {
    private final Map<String, ByteArrayOutputStream> compiled;

    Loader(Map<String, ByteArrayOutputStream> compiled) {
      super(ClassLoader.getPlatformClassLoader());
      this.compiled = compiled;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      ByteArrayOutputStream bytes = compiled.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes.toByteArray(), 0, bytes.size());
    }
  }
}
