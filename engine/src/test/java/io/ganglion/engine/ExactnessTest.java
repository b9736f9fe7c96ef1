package io.ganglion.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.activations.Identity;
import io.ganglion.activations.LeakyRelu;
import io.ganglion.activations.Relu;
import io.ganglion.activations.Sigmoid;
import io.ganglion.activations.Softmax;
import io.ganglion.activations.Softsign;
import io.ganglion.activations.Tanh;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.initializers.GlorotUniform;
import io.ganglion.initializers.Uniform;
import io.ganglion.losses.CrossEntropy;
import io.ganglion.losses.SquaredError;
import io.ganglion.trainers.Backprop;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/**
 * The same bits on every JDK and for any number of threads, shown with plain backpropagation: Rprop would hide a wrong
 * sum behind its sign. A digest here may change only with a release that says so, for every kept experiment changes
 * with it.
 */
class ExactnessTest {
  @Test
  void trainsClassesByCrossEntropy() throws NoSuchAlgorithmException {
    Network network = Network.withInputs(4)
        .dense(8, new Tanh(), new GlorotUniform())
        .dense(3, new Softmax(), new GlorotUniform())
        .build();
    assertDigest("ec92c7718a8a8d3cfced63e61ca60c59a399bb97c91f4de1a84d1c0e0050e807",
        Training.of(network, new CrossEntropy()).trainer(new Backprop(0.5, 0)),
        Generated.oneHot(Generated.examples(1, 300, 4, 3)));
  }

  @Test
  void trainsNumbersBySquaredError() throws NoSuchAlgorithmException {
    Network network = Network.withInputs(5)
        .dense(16, new Sigmoid(), new Uniform())
        .dense(7, new Softsign(), new Uniform(), new Uniform())
        .dense(2, new Identity(), new Uniform())
        .build();
    assertDigest("7734ddecbdedd498d024658a7e742c40604ea470a7da1cbabd8d1e90ae6e6cbf",
        Training.of(network, new SquaredError()).trainer(new Backprop(0.1, 0)),
        Generated.examples(2, 500, 5, 2));
  }

  @Test
  void trainsAPerceptronBySums() throws NoSuchAlgorithmException {
    Network network = Network.withInputs(3).denseWithoutBias(1, new Sigmoid(), new Uniform()).build();
    assertDigest("6685d127f26176e4232fcfebc15e3207c28137484602e63dd941dbfd64ea20c1",
        Training.of(network, new SquaredError()).trainer(new Backprop(1, 0)).reduction(Reduction.SUM),
        Generated.examples(3, 4, 3, 1));
  }

  @Test
  void trainsOnMiniBatchesWithMomentum() throws NoSuchAlgorithmException {
    Network network = Network.withInputs(6)
        .denseWithoutBias(30, new LeakyRelu(), new GlorotUniform())
        .dense(10, new Relu(), new GlorotUniform())
        .dense(1, new Sigmoid(), new GlorotUniform())
        .build();
    assertDigest("0289b1bb1d1c6a2a014cf60cd427e8ffeac4e876b589a65b34022b5aa582a7bb",
        Training.of(network, new CrossEntropy()).trainer(new Backprop(0.05, 0.9)).batchSize(32),
        Generated.examples(4, 333, 6, 1));
  }

  /** Large enough that the threads really share the work. */
  @Test
  void trainsALargerNetwork() throws NoSuchAlgorithmException {
    Network network = Network.withInputs(20)
        .dense(40, new Sigmoid(), new GlorotUniform())
        .dense(20, new Tanh(), new GlorotUniform())
        .dense(3, new Softmax(), new GlorotUniform())
        .build();
    assertDigest("1007fbdb113a4e8e77bd9ce17db94d1280469651db53532a94f6315b218bd27e",
        Training.of(network, new CrossEntropy()).trainer(new Backprop(0.5, 0)),
        Generated.oneHot(Generated.examples(5, 1000, 20, 3)));
  }

  @Test
  void trainsInSinglePrecision() throws NoSuchAlgorithmException {
    Network network = Network.withInputs(20)
        .dense(40, new Sigmoid(), new GlorotUniform())
        .dense(20, new Relu(), new GlorotUniform())
        .dense(10, new Softsign(), new GlorotUniform())
        .dense(3, new Softmax(), new GlorotUniform())
        .build();
    Training training = Training.of(network, new CrossEntropy()).trainer(new Backprop(0.5, 0))
        .precision(Precision.FLOAT32);
    Examples examples = Generated.oneHot(Generated.examples(6, 1000, 20, 3));
    assertDigest("546f380c89470d6de19c2a6b5e900b7416362cd4ef8752909f7173e244d1c6d9", training, examples);
    assertDigest("9026bcf1de0c358123a6eebc6674ea8da3e894b733f6ad2f3d82499eed646f5b", training.batchSize(100), examples);
  }

  private static void assertDigest(String expected, Training training, Examples examples)
      throws NoSuchAlgorithmException {
    for (int threads = 1; threads <= 3; threads++) {
      TrainingResult result = training.epochs(50).seed(42).threads(threads).run(examples);
      assertEquals(StopReason.Kind.EPOCHS, result.stopReason().kind());
      assertEquals(expected, sha256(result.parameters()), threads + " threads");
    }
  }

  private static String sha256(double[] values) throws NoSuchAlgorithmException {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES);
    for (double value : values) {
      bytes.putDouble(value);
    }
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
  }
}
