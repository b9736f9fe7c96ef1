package acme;

import io.ganglion.activations.Sigmoid;
import io.ganglion.activations.Tanh;
import io.ganglion.engine.Network;
import io.ganglion.engine.Training;
import io.ganglion.engine.TrainingResult;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.model.Model;
import io.ganglion.initializers.Uniform;
import io.ganglion.losses.SquaredError;
import io.ganglion.trainers.Rprop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

public class Xor {
  public static void main(String[] args) throws IOException {
    Examples xor = Examples.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, new double[][] {{0}, {1}, {1}, {0}});
    Network network = Network.withInputs(2)
        .dense(4, new Tanh(), new Uniform())
        .dense(1, new Sigmoid(), new Uniform())
        .build();
    SquaredError loss = new SquaredError();
    TrainingResult result = Training.of(network, loss).trainer(new Rprop()).epochs(200).seed(42).run(xor);
    System.out.println(network + ": " + result.stopReason().sentence());

    Model model = Model.of(network, loss, result);
    model.save(Path.of("xor.ganglion"));
    double one = Model.load(Path.of("xor.ganglion")).predict(new double[] {1, 0}).number();
    System.out.printf(Locale.ROOT, "1 xor 0 = %.3f%n", one);
  }
}
