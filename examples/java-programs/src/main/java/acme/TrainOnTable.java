package acme;

import io.ganglion.activations.Softmax;
import io.ganglion.activations.Tanh;
import io.ganglion.engine.Network;
import io.ganglion.engine.Training;
import io.ganglion.engine.TrainingResult;
import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Split;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.data.encoding.ColumnPlan;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.data.encoding.RowPrediction;
import io.ganglion.engine.data.encoding.Scaling;
import io.ganglion.engine.model.Model;
import io.ganglion.engine.stop.Patience;
import io.ganglion.initializers.GlorotUniform;
import io.ganglion.losses.CrossEntropy;
import io.ganglion.tables.csv.Csv;
import io.ganglion.trainers.Rprop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

public class TrainOnTable {
  public static void main(String[] args) throws IOException {
    Table flowers = Csv.read(Path.of("data/iris.csv"));
    CategoryColumn species = (CategoryColumn) flowers.column("species").orElseThrow();
    Split split = Split.stratified(species, new Split.Fractions(0.6, 0.2, 0.2), new SplittableRandom(42));

    List<ColumnPlan> inputs = flowers.names().stream().filter(name -> !name.equals("species"))
        .map(name -> ColumnPlan.of(name, Scaling.STANDARD)).toList();
    ColumnPlan target = ColumnPlan.of("species", Scaling.NONE);
    Preprocessing preprocessing = Preprocessing.fit(flowers, split.train(), inputs, List.of(target));
    Examples training = preprocessing.encode(flowers, split.train());
    Examples validation = preprocessing.encode(flowers, split.validation());

    Network network = Network.withInputs(preprocessing.inputWidth())
        .dense(8, new Tanh(), new GlorotUniform())
        .dense(preprocessing.targetWidth(), new Softmax(), new GlorotUniform())
        .build();
    CrossEntropy loss = new CrossEntropy();
    TrainingResult result = Training.of(network, loss).trainer(new Rprop()).stop(new Patience(50, 0)).seed(42)
        .run(training, validation);
    System.out.println("epoch " + result.keptEpoch() + " of " + result.epochs() + ": "
        + result.stopReason().sentence());

    Model model = Model.of(network, loss, result, preprocessing).named("iris");
    System.out.println(model);
    System.out.println("test accuracy "
        + model.score(preprocessing.encode(flowers, split.test())).metrics().get("accuracy"));

    RowPrediction flower = model.predict(Map.of(
        "sepal_length", 5.1, "sepal_width", 3.5, "petal_length", 1.4, "petal_width", 0.2));
    System.out.println(flower);
    model.save(Path.of("iris.ganglion"));
  }
}
