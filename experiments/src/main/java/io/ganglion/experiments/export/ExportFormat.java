package io.ganglion.experiments.export;

import io.ganglion.engine.model.Model;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/** A language that models can be written in. */
public enum ExportFormat {
  /** One Java class without dependencies. */
  JAVA {
    @Override
    WrittenExport write(ExportedModel model, @Nullable String name, ExportPrecision precision) {
      String className = name == null ? JavaExport.className(model) : name;
      String text = model.language().isPresent() ? JavaLanguageExport.text(model, className)
          : JavaExport.text(model, className);
      return new WrittenExport(className.substring(className.lastIndexOf('.') + 1) + ".java",
          text.getBytes(StandardCharsets.US_ASCII), "class " + className + ", " + model.summary(),
          runtime -> new ExportCheck(model, CompiledExport.of(model, className, text), 0));
    }
  },
  /** One file of C99. */
  C {
    @Override
    WrittenExport write(ExportedModel model, @Nullable String name, ExportPrecision precision) {
      String prefix = CExport.prefix(name == null ? model.model().name() : name);
      boolean isLanguage = model.language().isPresent();
      String text = isLanguage ? CLanguageExport.text(model, prefix) : CExport.text(model, prefix);
      return new WrittenExport(prefix + ".c", text.getBytes(StandardCharsets.US_ASCII),
          "function " + prefix + (isLanguage ? "_next, " : "_predict, ") + model.summary(),
          runtime -> new ExportCheck(model, new CompiledC(model, prefix, text), 0));
    }
  },
  /** One file of ONNX. */
  ONNX {
    @Override
    WrittenExport write(ExportedModel model, @Nullable String name, ExportPrecision precision) {
      byte[] bytes = OnnxExport.bytes(model, precision == ExportPrecision.FLOAT);
      return new WrittenExport(nameOf(model.model()) + ".onnx", bytes,
          "outputs " + String.join(", ", OnnxExport.outputs(model)) + ", " + model.summary(),
          runtime -> new ExportCheck(model, new OnnxRows(model, new OnnxRuntime(runtime, bytes)),
              precision == ExportPrecision.FLOAT ? ExportCheck.FLOAT : ExportCheck.DOUBLE));
    }
  },
  /** The parameters alone, of a network of any kind, as tensors. */
  SAFETENSORS {
    @Override
    public WrittenExport write(Model model, Place place, @Nullable String name, ExportPrecision precision) {
      WeightTensors weights = new WeightTensors(model);
      return new WrittenExport(nameOf(model) + ".safetensors", weights.safetensors(),
          model.network().parameterCount() + " parameters in " + String.join(", ", weights.names()), runtime -> {
            throw new ProblemException(ExitCode.USAGE, new Problem("safetensors are parameters, which predict nothing",
                Place.at("--check"), "leave it out"));
          });
    }

    @Override
    WrittenExport write(ExportedModel model, @Nullable String name, ExportPrecision precision) {
      return write(model.model(), Place.NOWHERE, name, precision);
    }
  };

  /** Classes that an exported one uses. */
  private static final Set<String> USED = Set.of("ChronoField", "DateTimeException", "DateTimeFormatter",
      "DateTimeFormatterBuilder", "Double", "IllegalArgumentException", "Integer", "IsoFields", "LocalDate",
      "LocalDateTime", "LocalTime", "Locale", "Long", "Matcher", "Math", "Months", "Object", "OffsetDateTime",
      "Pattern", "Prediction", "ResolverStyle", "StrictMath", "String", "TemporalAccessor", "ZoneOffset");

  private static String nameOf(Model model) {
    return model.name().isEmpty() ? "model" : model.name();
  }

  /**
   * Writes a model, in memory.
   *
   * @param place where the model is, for messages
   * @param name what it is called in the language; null for the model's own name
   * @param precision of ONNX; the others are exact
   * @throws ProblemException if something of the model can't be written
   */
  public WrittenExport write(Model model, Place place, @Nullable String name, ExportPrecision precision) {
    return write(ExportedModel.of(model, place), name, precision);
  }

  abstract WrittenExport write(ExportedModel model, @Nullable String name, ExportPrecision precision);

  /** Whether an exported Java class can have a name, which may begin with a package. */
  public static boolean isClassName(String name) {
    return SourceVersion.isName(name, SourceVersion.RELEASE_11) && name.chars().allMatch(c -> c < 128)
        && !USED.contains(name.substring(name.lastIndexOf('.') + 1));
  }
}
