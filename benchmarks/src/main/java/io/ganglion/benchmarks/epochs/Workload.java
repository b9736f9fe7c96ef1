package io.ganglion.benchmarks.epochs;

import io.ganglion.activations.Gelu;
import io.ganglion.activations.Identity;
import io.ganglion.activations.Relu;
import io.ganglion.activations.Sigmoid;
import io.ganglion.activations.Softmax;
import io.ganglion.activations.Tanh;
import io.ganglion.api.Activation;
import io.ganglion.api.Loss;
import io.ganglion.api.Shape;
import io.ganglion.api.Trainer;
import io.ganglion.engine.Network;
import io.ganglion.engine.Training;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.initializers.Normal;
import io.ganglion.initializers.Uniform;
import io.ganglion.layers.Conv2d;
import io.ganglion.layers.Direction;
import io.ganglion.layers.Embedding;
import io.ganglion.layers.GlobalAveragePool;
import io.ganglion.layers.Gru;
import io.ganglion.layers.ImagePadding;
import io.ganglion.layers.LayerNorm;
import io.ganglion.layers.Lstm;
import io.ganglion.layers.MaxPool;
import io.ganglion.layers.Outputs;
import io.ganglion.layers.PositionalEmbedding;
import io.ganglion.layers.SelfAttention;
import io.ganglion.losses.CrossEntropy;
import io.ganglion.losses.SquaredError;
import io.ganglion.trainers.Adam;
import io.ganglion.trainers.Backprop;
import io.ganglion.trainers.LevenbergMarquardt;
import io.ganglion.trainers.Rprop;
import java.util.SplittableRandom;

/**
 * The workloads, named as the peers name them. Layers are dense with biases, unless said otherwise; weights start
 * uniformly within ±1/√inputs and biases at 0; the loss is the squared error; examples keep their order.
 */
enum Workload {
  /** The perceptron of the tutorials, 3-1 on four rows: plain backpropagation, no bias. */
  W1(TimeMetric.NS_PER_EPOCH, 20_000, new Plan(1, 3, 3, 5),
      data -> epochs(sumOfSquaredErrors(perceptron()), new Backprop(1, 0), truthTable())),

  /** The same table with Rprop; with the bias that FANN, the only peer here, always has. */
  W1rprop(TimeMetric.NS_PER_EPOCH, 20_000, new Plan(1, 3, 3, 5),
      data -> epochs(sumOfSquaredErrors(network(new Sigmoid(), new Sigmoid(), 3, 1)), rprop(), truthTable())),

  /** The encoder, 10-5-10 on ten rows. */
  W2(TimeMetric.US_PER_EPOCH, 1000, new Plan(1, 3, 3, 5),
      data -> epochs(sumOfSquaredErrors(network(new Sigmoid(), new Sigmoid(), 10, 5, 10)), rprop(), identity(10))),

  /** 4-8-3 on 150 rows that look like irises. */
  W3(TimeMetric.US_PER_EPOCH, 1000, new Plan(1, 3, 3, 5),
      data -> epochs(sumOfSquaredErrors(irisNetwork()), rprop(), irises(data))),

  /** The first 100 epochs of that in a JVM that has just started, and what comes before them. */
  iris100(TimeMetric.MS_PER_100_EPOCHS, 100, new Plan(11, 0, 0, 1),
      data -> new TrainingWork(sumOfSquaredErrors(irisNetwork()), rprop(), irises(data), true)),

  /** 50-64-32-10 on 10,000 rows. */
  W4(TimeMetric.MS_PER_EPOCH, 10, new Plan(1, 5, 4, 4),
      data -> epochs(sumOfSquaredErrors(network(new Tanh(), new Sigmoid(), 50, 64, 32, 10)), rprop(),
          data.examples("w4", 10_000, 50, 10))),

  /** 784-100-10 on 60,000 rows, the full batch. */
  W5a(TimeMetric.S_PER_EPOCH, 1, new Plan(1, 6, 6, 3),
      data -> epochs(sumOfSquaredErrors(digitsNetwork()), rprop(), digits(data, 60_000))),

  /** The same in batches of 64. */
  W5b(TimeMetric.S_PER_EPOCH, 1, new Plan(1, 6, 6, 3),
      data -> epochs(batches(64, digitsNetwork(), new SquaredError()), new Backprop(0.5, 0), digits(data, 60_000))),

  /** The same row by row, over 10,000 rows. */
  W5c(TimeMetric.S_PER_EPOCH, 1, new Plan(1, 4, 5, 3),
      data -> epochs(batches(1, digitsNetwork(), new SquaredError()), new Backprop(0.1, 0), digits(data, 10_000))),

  /** 784-1024-1024-10 in batches of 128 over 10,000 rows: ReLU, then softmax with cross-entropy. */
  W6(TimeMetric.S_PER_EPOCH, 1, new Plan(1, 8, 8, 3),
      data -> epochs(batches(128, network(new Relu(), new Softmax(), 784, 1024, 1024, 10), new CrossEntropy()),
          new Backprop(0.1, 0), digits(data, 10_000))),

  /** Outputs of 784-100-10 for batches of 1000 rows. */
  W7batch(TimeMetric.ROWS_PER_S, 100_000, new Plan(1, 5, 4, 4),
      data -> new InferenceWork(digitsNetwork(), digits(data, 60_000), 1000)),

  /** Outputs of 4-8-3 for one row after another. */
  W7lat(TimeMetric.US_PER_ROW, 100, new Plan(1, 3, 2, 1000),
      data -> new InferenceWork(irisNetwork(), irises(data), 1)),

  /** 10-8-1 on 20,000 rows with Levenberg–Marquardt, which computes in double precision; there is no peer. */
  LM(TimeMetric.MS_PER_EPOCH, 5, new Plan(1, 4, 5, 4),
      data -> epochs(sumOfSquaredErrors(network(new Tanh(), new Identity(), 10, 8, 1)), new LevenbergMarquardt(),
          curved(20_000))),

  /**
   * A step of an LSTM of 128 units over 64 sequences of 64 steps of 64 numbers. A linear layer before it asks for its
   * input gradient, as the peers do, and one behind it gives a number for each step: 4 % more work than theirs.
   */
  S1(TimeMetric.MS_PER_EPOCH, 10, new Plan(1, 6, 6, 3), data -> lstm(64, 128)),

  /** The same with 512 units over steps of 256 numbers. */
  S1wide(TimeMetric.MS_PER_EPOCH, 10, new Plan(1, 8, 8, 3), data -> lstm(256, 512)),

  /**
   * A step of a convolution of 3 × 3 pixels, 16 to 32 numbers each, over 64 images of 28 × 28. A convolution of single
   * pixels before it asks for its input gradient, as the peers do, and a pool and a linear layer behind it give a
   * number for each image: 6 % more work than theirs.
   */
  S2(TimeMetric.MS_PER_EPOCH, 10, new Plan(1, 6, 6, 3), data -> convolution()),

  /**
   * Four steps of a language model of 65 characters: embedding of 64, LSTM of 128, softmax; 64 windows of 64 characters
   * each, Adam. An epoch of tiny Shakespeare is 245 steps.
   */
  S3(TimeMetric.MS_PER_EPOCH, 5, new Plan(1, 6, 6, 3), data -> new TrainingWork(
      Training.of(characters(), new CrossEntropy()).batchSize(64).seed(1), new Adam(),
      SequenceData.windows(256, 64, Workload.CHARACTERS), false)),

  /** A classifier of 64 gated units over 270 sequences of 7 to 25 steps, batches of 32, Adam. */
  S4(TimeMetric.MS_PER_EPOCH, 5, new Plan(1, 6, 6, 3), data -> new TrainingWork(
      Training.of(gru(), new CrossEntropy()).batchSize(32).seed(1), new Adam(), SequenceData.classes(270, 12, 9),
      false)),

  /** LeNet-5 (5 × 5 to 6, pool, 5 × 5 to 16, pool, 120-84-10, ReLU) on 60,000 images, batches of 128, Adam. */
  S5(TimeMetric.S_PER_EPOCH, 1, new Plan(1, 6, 6, 3), data -> new TrainingWork(
      Training.of(leNet(), new CrossEntropy()).batchSize(128).seed(1), new Adam(),
      ImageData.of(new Shape.Grid(28, 28, 1), digits(data, 60_000)), false)),

  /** A classifier of 4,459 texts by the mean of 32 numbers for each of 8,000 tokens, batches of 32, Adam. */
  S6(TimeMetric.MS_PER_EPOCH, 3, new Plan(1, 6, 6, 3), data -> new TrainingWork(
      Training.of(meanOfTokens(), new CrossEntropy()).batchSize(32).seed(1), new Adam(),
      SequenceData.texts(4_459, 8_000), false)),

  /**
   * Two steps of a transformer of 65 characters: width 64, two blocks with four heads, 64 windows of 64 characters
   * each, Adam.
   */
  S7(TimeMetric.MS_PER_EPOCH, 5, new Plan(1, 6, 6, 3), data -> new TrainingWork(
      Training.of(transformer(), new CrossEntropy()).batchSize(64).seed(1), new Adam(),
      SequenceData.windows(128, 64, Workload.CHARACTERS), false)),

  /** Characters that the network of S3 writes, one after another. */
  S8(TimeMetric.US_PER_ROW, 2000, new Plan(1, 4, 3, 3), data -> new GenerationWork(characters(), Workload.CHARACTERS));

  private static final int CHARACTERS = 65;

  private final TimeMetric metric;
  private final int repetitions;
  private final Plan plan;
  private final Recipe recipe;

  Workload(TimeMetric metric, int repetitions, Plan plan, Recipe recipe) {
    this.metric = metric;
    this.repetitions = repetitions;
    this.plan = plan;
    this.recipe = recipe;
  }

  @FunctionalInterface
  private interface Recipe {
    Work prepare(Data data);
  }

  TimeMetric metric() {
    return metric;
  }

  /** Epochs, or rows, that are timed together as one sample. */
  int repetitions() {
    return repetitions;
  }

  Plan plan() {
    return plan;
  }

  /** With what it is computed if {@code asked} for that: outputs come from one thread. */
  Means means(Means asked) {
    return switch (this) {
      case W7batch, W7lat, S8 -> new Means(asked.precision(), 1);
      case LM -> new Means(Precision.FLOAT64, asked.threads());
      default -> asked;
    };
  }

  /** Makes ready all that isn't timed. */
  Work prepare(Data data) {
    return recipe.prepare(data);
  }

  private static Work epochs(Training settings, Trainer<?> trainer, Examples examples) {
    return new TrainingWork(settings, trainer, examples, false);
  }

  /** The variant that FANN, PyTorch and the numpy script have. */
  private static Rprop rprop() {
    return new Rprop(Rprop.Variant.IRPROP_MINUS, 1.2, 0.5, 0.1, 1e-6, 50);
  }

  private static Training sumOfSquaredErrors(Network network) {
    return Training.of(network, new SquaredError()).reduction(Reduction.SUM);
  }

  private static Training batches(int size, Network network, Loss loss) {
    return Training.of(network, loss).batchSize(size).shuffle(false);
  }

  private static Network perceptron() {
    return Network.withInputs(3).denseWithoutBias(1, new Sigmoid(), new Uniform(-1, 1)).build();
  }

  private static Network network(Activation hidden, Activation output, int... widths) {
    Network.Builder builder = Network.withInputs(widths[0]);
    for (int i = 1; i < widths.length; i++) {
      double bound = 1 / Math.sqrt(widths[i - 1]);
      builder.dense(widths[i], i == widths.length - 1 ? output : hidden, new Uniform(-bound, bound));
    }
    return builder.build();
  }

  private static Network irisNetwork() {
    return network(new Tanh(), new Sigmoid(), 4, 8, 3);
  }

  private static Network digitsNetwork() {
    return network(new Sigmoid(), new Sigmoid(), 784, 100, 10);
  }

  private static Work lstm(int inputs, int units) {
    Uniform uniform = new Uniform(-0.1, 0.1);
    Network network = Network.withInputs(new Shape.Steps(inputs))
        .denseWithoutBias(inputs, new Identity(), uniform)
        .layer(new Lstm(units, Direction.FORWARD, Outputs.ALL, 1), uniform)
        .dense(1, new Identity(), uniform).build();
    return epochs(Training.of(network, new SquaredError()), new Backprop(0.01, 0), SequenceData.steps(64, 64, inputs));
  }

  private static Work convolution() {
    Uniform uniform = new Uniform(-0.1, 0.1);
    Network network = Network.withInputs(new Shape.Grid(28, 28, 16))
        .layer(new Conv2d(16, 1, ImagePadding.VALID), uniform).activation(new Identity())
        .layer(new Conv2d(32, 3, ImagePadding.SAME), uniform).activation(new Identity())
        .layer(new GlobalAveragePool(), uniform).dense(1, new Identity(), uniform).build();
    return epochs(Training.of(network, new SquaredError()), new Backprop(0.01, 0),
        ImageData.noise(new Shape.Grid(28, 28, 16), 64));
  }

  private static Network leNet() {
    Uniform first = new Uniform(-0.2, 0.2); // 1/√25, as in PyTorch, and so on
    return Network.withInputs(new Shape.Grid(28, 28, 1))
        .layer(new Conv2d(6, 5, ImagePadding.SAME), first).activation(new Relu())
        .layer(new MaxPool(), first)
        .layer(new Conv2d(16, 5, ImagePadding.VALID), uniform(6 * 25)).activation(new Relu())
        .layer(new MaxPool(), first)
        .dense(120, new Relu(), uniform(400)).dense(84, new Relu(), uniform(120))
        .dense(10, new Softmax(), uniform(84)).build();
  }

  private static Uniform uniform(int inputs) {
    return new Uniform(-1 / Math.sqrt(inputs), 1 / Math.sqrt(inputs));
  }

  private static Network gru() {
    Uniform uniform = new Uniform(-0.125, 0.125); // 1/√64, as in PyTorch
    return Network.withInputs(new Shape.Steps(12)).layer(new Gru(64, Direction.FORWARD, Outputs.LAST), uniform)
        .dense(9, new Softmax(), uniform).build();
  }

  private static Network meanOfTokens() {
    Uniform uniform = new Uniform(-0.125, 0.125);
    return Network.withInputs(new Shape.Tokens(8_000)).layer(new Embedding(32), uniform)
        .layer(new GlobalAveragePool(), uniform).dense(16, new Relu(), uniform).dense(2, new Softmax(), uniform)
        .build();
  }

  private static Network characters() {
    Uniform recurrent = uniform(128);
    return Network.withInputs(new Shape.Tokens(CHARACTERS)).layer(new Embedding(64), new Normal(0, 1))
        .layer(new Lstm(128, Direction.FORWARD, Outputs.ALL, 1), recurrent)
        .dense(CHARACTERS, new Softmax(), recurrent).build();
  }

  private static Network transformer() {
    Uniform narrow = uniform(64);
    Network.Builder network = Network.withInputs(new Shape.Tokens(CHARACTERS))
        .layer(new Embedding(64), new Normal(0, 1)).layer(new PositionalEmbedding(64), new Normal(0, 1));
    for (int block = 0; block < 2; block++) {
      network.residual(layers -> layers.layer(new LayerNorm(), narrow).layer(new SelfAttention(4, true), narrow))
          .residual(layers -> layers.layer(new LayerNorm(), narrow).dense(256, new Gelu(), narrow)
              .dense(64, new Identity(), uniform(256)));
    }
    return network.layer(new LayerNorm(), narrow).dense(CHARACTERS, new Softmax(), narrow).build();
  }

  private static Examples truthTable() {
    return Examples.of(new double[][] {{0, 0, 1}, {1, 1, 1}, {1, 0, 1}, {0, 1, 1}},
        new double[][] {{0}, {1}, {1}, {0}});
  }

  private static Examples identity(int n) {
    double[] identity = new double[n * n];
    for (int i = 0; i < n; i++) {
      identity[i * n + i] = 1;
    }
    return new Examples(n, n, n, identity, identity);
  }

  /** Ten numbers, and a function of four of them that eight units don't give exactly. */
  private static Examples curved(int count) {
    double[] x = new SplittableRandom(1).doubles(10L * count, -2, 2).toArray();
    double[] y = new double[count];
    for (int row = 0; row < count; row++) {
      int at = 10 * row;
      y[row] = StrictMath.sin(x[at] * x[at + 1]) + x[at + 2] * x[at + 2] - x[at + 3];
    }
    return new Examples(count, 10, 1, x, y);
  }

  private static Examples irises(Data data) {
    return data.examples("w3", 150, 4, 3);
  }

  private static Examples digits(Data data, int count) {
    return data.examples("w5", count, 784, 10);
  }
}
