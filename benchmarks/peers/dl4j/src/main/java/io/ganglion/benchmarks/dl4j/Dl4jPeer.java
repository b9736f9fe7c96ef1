package io.ganglion.benchmarks.dl4j;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Measures S5, LeNet-5 by Adam in batches of 128, in single precision and in turn with other processes: says
 * {@code ready} when it is warm, and then answers each line of its standard input with the CPU seconds of all threads
 * and five samples by the clock, both per epoch of 60,000 images. Images are noise.
 */
final class Dl4jPeer {
  private static final int SAMPLES = 5;
  private static final int IMAGES = 60_000;
  /** A part of an epoch, as the peer of Python measures it. */
  private static final int MEASURED = 12_800;
  private static final int BATCH = 128;
  private static final int SIDE = 28;
  private static final int CLASSES = 10;

  private final MultiLayerNetwork network = leNet();
  private final List<DataSet> batches = new ArrayList<>();

  private Dl4jPeer() {
    for (int i = 0; i < MEASURED; i += BATCH) {
      int[] classes = Nd4j.rand(DataType.FLOAT, BATCH).mul(CLASSES).castTo(DataType.INT32).toIntVector();
      batches.add(new DataSet(Nd4j.rand(DataType.FLOAT, BATCH, 1, SIDE, SIDE), oneHot(classes)));
    }
  }

  private static INDArray oneHot(int[] classes) {
    float[][] rows = new float[classes.length][CLASSES];
    for (int i = 0; i < classes.length; i++) {
      rows[i][Math.min(classes[i], CLASSES - 1)] = 1;
    }
    return Nd4j.createFromArray(rows);
  }

  private static MultiLayerNetwork leNet() {
    MultiLayerConfiguration configuration = new NeuralNetConfiguration.Builder().seed(1).dataType(DataType.FLOAT)
        .updater(new Adam(1e-3)).weightInit(WeightInit.RELU).list()
        .layer(new ConvolutionLayer.Builder(5, 5).nOut(6).padding(2, 2).activation(Activation.RELU).build())
        .layer(pool())
        .layer(new ConvolutionLayer.Builder(5, 5).nOut(16).activation(Activation.RELU).build())
        .layer(pool())
        .layer(new DenseLayer.Builder().nOut(120).activation(Activation.RELU).build())
        .layer(new DenseLayer.Builder().nOut(84).activation(Activation.RELU).build())
        .layer(new OutputLayer.Builder(LossFunction.MCXENT).nOut(CLASSES).activation(Activation.SOFTMAX).build())
        .setInputType(InputType.convolutional(SIDE, SIDE, 1)).build();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }

  private static SubsamplingLayer pool() {
    return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX).kernelSize(2, 2).stride(2, 2).build();
  }

  /** @param args threads, and for how many seconds to warm up */
  public static void main(String[] args) throws IOException {
    int threads = Integer.parseInt(args[0]);
    Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
    Nd4j.getEnvironment().setMaxThreads(threads);
    Nd4j.getEnvironment().setMaxMasterThreads(threads);
    Dl4jPeer peer = new Dl4jPeer();
    long start = System.nanoTime();
    do {
      peer.sample();
    } while (secondsSince(start) < Double.parseDouble(args[1]));
    BufferedReader turns = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    System.out.println("ready");
    while (turns.readLine() != null) {
      System.out.println(peer.turn());
    }
  }

  private void sample() {
    for (DataSet batch : batches) {
      network.fit(batch);
    }
  }

  private String turn() {
    StringBuilder samples = new StringBuilder();
    double share = (double) MEASURED / IMAGES;
    Duration cpuBefore = cpuTime();
    for (int i = 0; i < SAMPLES; i++) {
      long before = System.nanoTime();
      sample();
      samples.append(' ').append(secondsSince(before) / share);
    }
    return cpuTime().minus(cpuBefore).toNanos() * 1e-9 / (SAMPLES * share) + samples.toString();
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }

  private static Duration cpuTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }
}
