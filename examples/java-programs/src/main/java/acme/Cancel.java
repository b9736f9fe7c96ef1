package acme;

import io.ganglion.activations.Identity;
import io.ganglion.engine.Network;
import io.ganglion.engine.Training;
import io.ganglion.engine.TrainingResult;
import io.ganglion.engine.data.Examples;
import io.ganglion.initializers.Uniform;
import io.ganglion.losses.SquaredError;
import io.ganglion.trainers.Backprop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

public class Cancel {
  public static void main(String[] args) {
    Examples line = Examples.of(new double[][] {{0}, {1}, {2}}, new double[][] {{1}, {3}, {5}});
    Network network = Network.withInputs(1).dense(1, new Identity(), new Uniform()).build();
    AtomicBoolean cancelled = new AtomicBoolean();
    Training endless = Training.of(network, new SquaredError()).trainer(new Backprop()).epochs(Integer.MAX_VALUE)
        .cancelWhen(cancelled::get);

    CompletableFuture<TrainingResult> training = CompletableFuture.supplyAsync(() -> endless.run(line));
    cancelled.set(true); // from a button, a time limit or a signal
    System.out.println(training.join().stopReason().kind());
  }
}
