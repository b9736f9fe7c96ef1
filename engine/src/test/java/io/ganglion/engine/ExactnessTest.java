package io.ganglion.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.activations.Identity;
import io.ganglion.activations.LeakyRelu;
import io.ganglion.activations.Relu;
import io.ganglion.activations.Sigmoid;
import io.ganglion.activations.Softmax;
import io.ganglion.activations.Softsign;
import io.ganglion.activations.Tanh;
import io.ganglion.initializers.GlorotUniform;
import io.ganglion.initializers.Uniform;
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
    assertDigest("252f7a9fd27f6b711a000e0e1ba3b6128cc15fe2e2ad38de2792108b097ade83",
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
    assertDigest("8f9b1443cabe32ae251d1d0cee79d6f7e08f9ce270ead69f7eb2d9743a37b657",
        Training.of(network, new SquaredError()).trainer(new Backprop(0.1, 0)),
        Generated.examples(2, 500, 5, 2));
  }

  @Test
  void trainsAPerceptronBySums() throws NoSuchAlgorithmException {
    Network network = Network.withInputs(3).denseWithoutBias(1, new Sigmoid(), new Uniform()).build();
    assertDigest("60d1a69010dc7ffe086eaa1f16c05d07962f177227bfb56de2eaff67325a05af",
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
    assertDigest("305c3e969af388bd80bbac83a03b732d660b09a733cd7aaa97affe76d0dcfd13",
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
    assertDigest("b72de5da89d5259c23e63515efead55956e81f2609454b50b9bc7810343c787e",
        Training.of(network, new CrossEntropy()).trainer(new Backprop(0.5, 0)),
        Generated.oneHot(Generated.examples(5, 1000, 20, 3)));
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
