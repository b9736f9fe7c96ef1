package io.ganglion.experiments.export;

import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * onnxruntime, which Ganglion doesn't come with, by reflection: a file of ONNX that computes. For one thread at a time.
 */
final class OnnxRuntime implements AutoCloseable {
  private static final String ENVIRONMENT = "ai.onnxruntime.OrtEnvironment";

  /**
   * Images, line by line, pixel by pixel.
   *
   * @param dims examples, lines, pixels per line, numbers per pixel
   */
  record Pixels(byte[][] images, long... dims) {
    /** One after the other, as onnxruntime takes them. */
    ByteBuffer bytes() {
      ByteBuffer all = ByteBuffer.allocateDirect(Arrays.stream(images).mapToInt(image -> image.length).sum());
      for (byte[] image : images) {
        all.put(image);
      }
      return all.flip();
    }
  }

  private final Object environment;
  private final AutoCloseable session;
  private final Method newTensor;
  private final Method newImages;
  private final Object unsigned;
  private final Method run;

  /**
   * Loads a file of ONNX.
   *
   * @param loader where onnxruntime's classes are
   * @throws ProblemException if onnxruntime isn't there
   */
  OnnxRuntime(ClassLoader loader, byte[] onnx) {
    try {
      Class<?> type = loader.loadClass(ENVIRONMENT);
      environment = type.getMethod("getEnvironment").invoke(null);
      Class<?> tensor = loader.loadClass("ai.onnxruntime.OnnxTensor");
      Class<?> kind = loader.loadClass("ai.onnxruntime.OnnxJavaType");
      newTensor = tensor.getMethod("createTensor", type, Object.class);
      newImages = tensor.getMethod("createTensor", type, ByteBuffer.class, long[].class, kind);
      unsigned = kind.getField("UINT8").get(null);
      session = (AutoCloseable) type.getMethod("createSession", byte[].class).invoke(environment, onnx);
      run = session.getClass().getMethod("run", Map.class);
    } catch (ClassNotFoundException e) {
      throw new ProblemException(ExitCode.USAGE, new Problem("onnxruntime isn't there, which computes ONNX files",
          Place.at("--check"), "name its jar with --runtime, such as --runtime onnxruntime-1.29.0.jar"));
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("onnxruntime doesn't load the export: " + e.getCause(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this onnxruntime is of another version", e);
    }
  }

  /** Whether onnxruntime is there. */
  static boolean isIn(ClassLoader loader) {
    try {
      Class.forName(ENVIRONMENT, false, loader);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /**
   * The outputs with these names, as arrays.
   *
   * @param inputs by name, {@code double[][]}, {@code String[][]}, {@code long[][]} or {@link Pixels}
   * @throws IllegalArgumentException if onnxruntime refuses them
   */
  Map<String, Object> outputs(Map<String, Object> inputs, List<String> names) {
    Map<String, Object> tensors = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, Object> input : inputs.entrySet()) {
        tensors.put(input.getKey(), input.getValue() instanceof Pixels images
            ? newImages.invoke(null, environment, images.bytes(), images.dims(), unsigned)
            : newTensor.invoke(null, environment, input.getValue()));
      }
      Map<String, Object> outputs = new LinkedHashMap<>();
      try (AutoCloseable result = (AutoCloseable) run.invoke(session, tensors)) {
        for (String name : names) {
          Optional<?> output = (Optional<?>) result.getClass().getMethod("get", String.class).invoke(result, name);
          Object value = output.orElseThrow();
          outputs.put(name, value.getClass().getMethod("getValue").invoke(value));
        }
      }
      return outputs;
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException("onnxruntime refuses the rows: " + e.getCause(), e);
    } catch (Exception e) { // closing declares any
      throw new IllegalStateException("onnxruntime can't be called", e);
    } finally {
      tensors.values().forEach(OnnxRuntime::close);
    }
  }

  private static void close(Object tensor) {
    try {
      ((AutoCloseable) tensor).close();
    } catch (Exception e) { // closing declares any
      throw new IllegalStateException("onnxruntime can't be called", e);
    }
  }

  @Override
  public void close() {
    close(session);
  }
}
