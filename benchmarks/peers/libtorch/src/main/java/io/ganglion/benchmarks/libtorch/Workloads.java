package io.ganglion.benchmarks.libtorch;

import static io.ganglion.benchmarks.libtorch.Networks.convolution;
import static io.ganglion.benchmarks.libtorch.Networks.crossEntropy;
import static io.ganglion.benchmarks.libtorch.Networks.dense;
import static io.ganglion.benchmarks.libtorch.Networks.embedding;
import static io.ganglion.benchmarks.libtorch.Networks.layerNorm;
import static io.ganglion.benchmarks.libtorch.Networks.maxPool;
import static io.ganglion.benchmarks.libtorch.Networks.relu;
import static io.ganglion.benchmarks.libtorch.Networks.rows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.ganglion.benchmarks.libtorch.Networks.Recurrent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * The workloads of sequences, images and text, named as those of {@code benchmarks/epochs}, on noise of the same sizes.
 * Where libtorch's way has no counterpart in the Deep Java Library, the cheapest that it has is taken: S4 pads its
 * sequences, since there are no packed ones, and S6 multiplies by a matrix of shares, since there is no bag of
 * embeddings.
 */
final class Workloads {
  private static final int CHARACTERS = 65;
  private static final int WINDOW = 64;
  private static final int BATCH = 64;

  private final NDManager manager;
  private final SplittableRandom random = new SplittableRandom(1);

  Workloads(NDManager manager) {
    this.manager = manager;
  }

  Workload of(String name) {
    return switch (name) {
      case "S1" -> lstm(64, 128);
      case "S1wide" -> lstm(256, 512);
      case "S2" -> convolutionLayer();
      case "S3" -> characters();
      case "S4" -> gru();
      case "S5" -> leNet();
      case "S6" -> meanOfTokens();
      case "S7" -> transformer();
      case "S8" -> generation();
      case "product" -> product();
      default -> throw new IllegalArgumentException("there is no workload '" + name + "'");
    };
  }

  /** Steps of a layer, forward and back, to its input as well. */
  private Workload layer(Parameters parameters, NDArray x, UnaryOperator<NDArray> layer, Shape outputs) {
    NDArray weights = manager.randomNormal(outputs);
    return () -> {
      parameters.backward(step -> layer.apply(x).mul(weights).sum());
      parameters.clear();
      return 1;
    };
  }

  private Workload lstm(int inputs, int units) {
    Parameters parameters = new Parameters(manager, 0);
    NDArray x = parameters.normal(WINDOW, BATCH, inputs);
    Recurrent lstm = Recurrent.lstm(parameters, inputs, units);
    NDList start = lstm.start(manager, BATCH);
    return layer(parameters, x, input -> lstm.forward(input, start, true).head(), new Shape(WINDOW, BATCH, units));
  }

  private Workload convolutionLayer() {
    Parameters parameters = new Parameters(manager, 0);
    NDArray x = parameters.normal(BATCH, 16, 28, 28);
    return layer(parameters, x, convolution(parameters, 16, 32, 3, 1), new Shape(BATCH, 32, 28, 28));
  }

  /** The language model of S3 and S8. */
  private record CharacterModel(UnaryOperator<NDArray> embedding, Recurrent lstm, UnaryOperator<NDArray> output) {
    static CharacterModel of(Parameters parameters) {
      return new CharacterModel(Networks.embedding(parameters, CHARACTERS, 64), Recurrent.lstm(parameters, 64, 128),
          dense(parameters, 128, CHARACTERS));
    }
  }

  private Workload characters() {
    Parameters parameters = new Parameters(manager, 2e-3f);
    CharacterModel model = CharacterModel.of(parameters);
    int[] text = random.ints(1_000_000, 0, CHARACTERS).toArray();
    return () -> {
      int steps = 4;
      for (int i = 0; i < steps; i++) {
        int[] starts = random.ints(BATCH, 0, text.length - WINDOW).toArray();
        parameters.step(step -> {
          NDList states = model.lstm().start(step, BATCH);
          NDArray hidden = model.lstm().forward(
              model.embedding().apply(byStep(step, text, starts, 0)), states, true).head();
          return crossEntropy(model.output().apply(hidden).reshape(-1, CHARACTERS),
              byStep(step, text, starts, 1).flatten());
        });
      }
      return steps;
    };
  }

  /** Steps × windows. */
  private static NDArray byStep(NDManager manager, int[] text, int[] starts, int shift) {
    long[] tokens = new long[WINDOW * starts.length];
    for (int t = 0; t < WINDOW; t++) {
      for (int i = 0; i < starts.length; i++) {
        tokens[t * starts.length + i] = text[starts[i] + t + shift];
      }
    }
    return manager.create(tokens, new Shape(WINDOW, starts.length));
  }

  /** Windows × steps. */
  private static NDArray byWindow(NDManager manager, int[] text, int[] starts, int shift) {
    long[] tokens = new long[WINDOW * starts.length];
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = text[starts[i / WINDOW] + i % WINDOW + shift];
    }
    return manager.create(tokens, new Shape(starts.length, WINDOW));
  }

  private Workload gru() {
    int inputs = 12;
    int units = 64;
    int sequences = 270;
    int batch = 32;
    Parameters parameters = new Parameters(manager, 3e-3f);
    Recurrent gru = Recurrent.gru(parameters, inputs, units);
    UnaryOperator<NDArray> output = dense(parameters, units, 9);
    List<float[]> data = new ArrayList<>();
    for (int i = 0; i < sequences; i++) {
      data.add(numbers((7 + i * 7 % 19) * inputs));
    }
    return () -> {
      int[] order = shuffled(sequences);
      for (int from = 0; from < sequences; from += batch) {
        int[] chosen = Arrays.copyOfRange(order, from, Math.min(sequences, from + batch));
        int longest = Arrays.stream(chosen).map(i -> data.get(i).length / inputs).max().getAsInt();
        float[] x = new float[longest * chosen.length * inputs];
        long[] last = new long[chosen.length];
        long[] classes = new long[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
          float[] sequence = data.get(chosen[i]);
          int steps = sequence.length / inputs;
          for (int t = 0; t < steps; t++) {
            System.arraycopy(sequence, t * inputs, x, (t * chosen.length + i) * inputs, inputs);
          }
          last[i] = (long) (steps - 1) * chosen.length + i;
          classes[i] = chosen[i] % 9;
        }
        parameters.step(step -> {
          NDArray hidden = gru.forward(step.create(x, new Shape(longest, chosen.length, inputs)),
              gru.start(step, chosen.length), true).head();
          return crossEntropy(output.apply(rows(hidden.reshape(-1, units), step.create(last))), step.create(classes));
        });
      }
      return 1;
    };
  }

  private Workload leNet() {
    int images = 60_000;
    int measured = 12_800; // a part of an epoch, as in the peer of Python
    int batch = 128;
    Parameters parameters = new Parameters(manager, 1e-3f);
    UnaryOperator<NDArray> first = convolution(parameters, 1, 6, 5, 2);
    UnaryOperator<NDArray> second = convolution(parameters, 6, 16, 5, 0);
    UnaryOperator<NDArray> third = dense(parameters, 400, 120);
    UnaryOperator<NDArray> fourth = dense(parameters, 120, 84);
    UnaryOperator<NDArray> fifth = dense(parameters, 84, 10);
    NDArray x = manager.randomUniform(0, 1, new Shape(measured, 1, 28, 28));
    NDArray classes = manager.create(random.longs(measured, 0, 10).toArray());
    return () -> {
      for (int from = 0; from < measured; from += batch) {
        NDIndex rows = new NDIndex(from + ":" + (from + batch));
        parameters.step(step -> {
          NDArray maps = maxPool(relu(second.apply(maxPool(relu(first.apply(x.get(step, rows)))))));
          NDArray flat = maps.reshape(batch, 400);
          return crossEntropy(fifth.apply(relu(fourth.apply(relu(third.apply(flat))))), classes.get(step, rows));
        });
      }
      return (double) measured / images;
    };
  }

  private Workload meanOfTokens() {
    int texts = 4_459;
    int vocabulary = 8_000;
    int batch = 32;
    Parameters parameters = new Parameters(manager, 3e-3f);
    UnaryOperator<NDArray> embedding = embedding(parameters, vocabulary, 32);
    UnaryOperator<NDArray> hidden = dense(parameters, 32, 16);
    UnaryOperator<NDArray> output = dense(parameters, 16, 2);
    List<long[]> data = new ArrayList<>();
    for (int i = 0; i < texts; i++) {
      long[] tokens = new long[1 + (int) (50 * Math.pow(random.nextDouble(), 1.5))];
      Arrays.setAll(tokens, t -> (long) Math.pow(vocabulary, random.nextDouble()));
      data.add(tokens);
    }
    return () -> {
      int[] order = shuffled(texts);
      for (int from = 0; from < texts; from += batch) {
        int[] chosen = Arrays.copyOfRange(order, from, Math.min(texts, from + batch));
        int total = Arrays.stream(chosen).map(i -> data.get(i).length).sum();
        long[] tokens = new long[total];
        float[] shares = new float[chosen.length * total];
        long[] classes = new long[chosen.length];
        int at = 0;
        for (int i = 0; i < chosen.length; i++) {
          long[] text = data.get(chosen[i]);
          System.arraycopy(text, 0, tokens, at, text.length);
          Arrays.fill(shares, i * total + at, i * total + at + text.length, 1f / text.length);
          at += text.length;
          classes[i] = text[0] % 2;
        }
        parameters.step(step -> {
          NDArray means = step.create(shares, new Shape(chosen.length, total))
              .matMul(embedding.apply(step.create(tokens)));
          return crossEntropy(output.apply(relu(hidden.apply(means))), step.create(classes));
        });
      }
      return 1;
    };
  }

  private Workload transformer() {
    int width = 64;
    Parameters parameters = new Parameters(manager, 1e-3f);
    UnaryOperator<NDArray> embedding = embedding(parameters, CHARACTERS, width);
    NDArray positions = parameters.normal(WINDOW, width);
    NDArray future = Networks.future(manager, WINDOW);
    UnaryOperator<NDArray> first = Networks.transformerBlock(parameters, width, 4, future);
    UnaryOperator<NDArray> second = Networks.transformerBlock(parameters, width, 4, future);
    UnaryOperator<NDArray> norm = layerNorm(parameters, width);
    UnaryOperator<NDArray> output = dense(parameters, width, CHARACTERS);
    int[] text = random.ints(1_000_000, 0, CHARACTERS).toArray();
    return () -> {
      int steps = 2;
      for (int i = 0; i < steps; i++) {
        int[] starts = random.ints(BATCH, 0, text.length - WINDOW).toArray();
        parameters.step(step -> {
          NDArray x = embedding.apply(byWindow(step, text, starts, 0)).add(positions);
          NDArray y = output.apply(norm.apply(second.apply(first.apply(x))));
          return crossEntropy(y.reshape(-1, CHARACTERS), byWindow(step, text, starts, 1).flatten());
        });
      }
      return steps;
    };
  }

  private Workload generation() {
    CharacterModel model = CharacterModel.of(new Parameters(manager, 0));
    return () -> {
      int characters = 300;
      int token = 0;
      NDManager before = manager.newSubManager();
      NDList states = model.lstm().start(before, 1);
      for (int i = 0; i < characters; i++) {
        NDManager now = manager.newSubManager();
        NDArray input = now.create(new long[] {token}, new Shape(1, 1));
        NDList outputs = model.lstm().forward(model.embedding().apply(input), states, false);
        token = draw(model.output().apply(outputs.head()).div(0.8).softmax(-1).toFloatArray());
        states = outputs.subNDList(1);
        before.close();
        before = now;
      }
      before.close();
      return characters;
    };
  }

  /** What the processor can do: a product of two matrices of 1024 × 1024. */
  private Workload product() {
    NDArray a = manager.randomNormal(new Shape(1024, 1024));
    NDArray b = manager.randomNormal(new Shape(1024, 1024));
    return () -> {
      a.matMul(b).close();
      return 1;
    };
  }

  private int draw(float[] probabilities) {
    double rest = random.nextDouble();
    int token = 0;
    while (token < probabilities.length - 1 && rest >= probabilities[token]) {
      rest -= probabilities[token++];
    }
    return token;
  }

  private float[] numbers(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextDouble(-1, 1);
    }
    return numbers;
  }

  private int[] shuffled(int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
