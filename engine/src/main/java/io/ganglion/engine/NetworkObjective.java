package io.ganglion.engine;

import io.ganglion.api.Objective;
import io.ganglion.engine.kernel.Kernels;

/**
 * The loss of a network over some examples, as a function of its parameters.
 *
 * <p>Examples are cut into chunks of {@value #CHUNK_ROWS} rows. A chunk's gradient is summed over its rows in order, and
 * the chunks' gradients are added in order of the chunks, whoever computed them: so the bits are the same for any
 * number of threads.
 */
public final class NetworkObjective implements Objective {
  static final int CHUNK_ROWS = 128;
  /** Multiplications below which handing over costs more than it saves: some 50 µs of one core. */
  private static final long WORTH_A_TEAM = 200_000;

  private final Network network;
  private final Loss loss;
  private final Reduction reduction;
  private final Examples examples;
  private final Team team;
  private final Worker[] workers;
  private final Team.Task valueTask = this::valueChunks;
  private final Team.Task gradientTask = this::gradientChunk;
  private final Team.Task addTask = this::addSlice;

  /** Which examples are meant, in which order; null for all in their own order. */
  private int[] order;
  private int orderFrom;
  private int count;

  private double[] chunkLosses = new double[1];
  private final Parameters parameters;
  private double[] gradient;
  private int firstChunkOfWave;

  /** Over all examples, of which there is at least one, computed by {@code team}. */
  public NetworkObjective(Network network, Loss loss, Reduction reduction, Examples examples, Team team) {
    if (examples.inputWidth() != network.inputWidth() || examples.targetWidth() != network.outputWidth()) {
      throw new IllegalArgumentException("a " + network.shape() + " network doesn't fit examples with "
          + examples.inputWidth() + " inputs and " + examples.targetWidth() + " targets");
    }
    if (examples.count() == 0) {
      throw new IllegalArgumentException("there are no examples");
    }
    loss.requireUsableWith(network.outputActivation());
    this.network = network;
    this.loss = loss;
    this.reduction = reduction;
    this.examples = examples;
    this.team = team;
    this.parameters = new Parameters(network);
    this.workers = new Worker[team.size()];
    selectAll();
  }

  /** From now on, the objective is over all examples. */
  void selectAll() {
    order = null;
    orderFrom = 0;
    count = examples.count();
    prepareChunks();
  }

  /** From now on, the objective is over the examples {@code order[from, to)}, in that order. */
  void select(int[] order, int from, int to) {
    this.order = order;
    orderFrom = from;
    count = to - from;
    prepareChunks();
  }

  private void prepareChunks() {
    if (chunkLosses.length < chunks()) {
      chunkLosses = new double[chunks()];
    }
  }

  private int chunks() {
    return (count + CHUNK_ROWS - 1) / CHUNK_ROWS;
  }

  @Override
  public int dimension() {
    return network.parameterCount();
  }

  @Override
  public double value(double[] parameters) {
    network.requireFitting(parameters);
    this.parameters.show(parameters);
    if (chunks() > 1 && isWorthATeam()) {
      team.run(valueTask);
    } else {
      for (int chunk = 0; chunk < chunks(); chunk++) {
        forward(worker(0), chunk);
      }
    }
    this.parameters.show(null);
    return reduce(sumOfChunkLosses());
  }

  @Override
  public double gradient(double[] parameters, double[] gradient) {
    network.requireFitting(parameters);
    network.requireFitting(gradient);
    this.parameters.show(parameters);
    this.parameters.rearrange(Math.min(CHUNK_ROWS, count), worker(0).kernels);
    this.gradient = gradient;
    int chunks = chunks();
    if (chunks > 1 && isWorthATeam()) {
      for (firstChunkOfWave = 0; firstChunkOfWave < chunks; firstChunkOfWave += team.size()) {
        team.run(gradientTask);
        team.run(addTask);
      }
    } else {
      for (int chunk = 0; chunk < chunks; chunk++) {
        Worker worker = worker(0);
        double[] target = chunk == 0 ? gradient : worker.gradient();
        backward(worker, chunk, target);
        if (chunk > 0) {
          worker.kernels.add(target, 0, gradient, 0, gradient.length);
        }
      }
    }
    if (reduction == Reduction.MEAN) {
      double n = count;
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] /= n;
      }
    }
    this.parameters.show(null);
    this.gradient = null;
    return reduce(sumOfChunkLosses());
  }

  private boolean isWorthATeam() {
    return team.size() > 1 && (long) count * network.parameterCount() > WORTH_A_TEAM;
  }

  private void valueChunks(int member) {
    Worker worker = worker(member);
    for (int chunk = member; chunk < chunks(); chunk += team.size()) {
      forward(worker, chunk);
    }
  }

  /** One chunk for each member; that of the very first goes straight to where it is wanted. */
  private void gradientChunk(int member) {
    int chunk = firstChunkOfWave + member;
    if (chunk < chunks()) {
      Worker worker = worker(member);
      backward(worker, chunk, chunk == 0 ? gradient : worker.gradient());
    }
  }

  /** Adds the wave's gradients in order of their chunks; each member does a slice of the parameters. */
  private void addSlice(int member) {
    int from = (int) ((long) gradient.length * member / team.size());
    int to = (int) ((long) gradient.length * (member + 1) / team.size());
    int wave = Math.min(team.size(), chunks() - firstChunkOfWave);
    for (int i = firstChunkOfWave == 0 ? 1 : 0; i < wave; i++) {
      // In a wave that is not full, this member has had no chunk yet, and may have no worker.
      worker(member).kernels.add(workers[i].gradient(), from, gradient, from, to - from);
    }
  }

  private void forward(Worker worker, int chunk) {
    int from = chunk * CHUNK_ROWS;
    int rows = Math.min(CHUNK_ROWS, count - from);
    worker.look(from, rows);
    worker.pass.forward(parameters, worker.inputs, worker.inputsAt, rows);
    chunkLosses[chunk] = worker.pass.loss(loss, worker.targets, worker.targetsAt);
  }

  private void backward(Worker worker, int chunk, double[] gradient) {
    forward(worker, chunk);
    worker.pass.backward(parameters, loss, worker.targets, worker.targetsAt, gradient);
  }

  private double sumOfChunkLosses() {
    double sum = 0;
    for (int chunk = 0; chunk < chunks(); chunk++) {
      sum += chunkLosses[chunk];
    }
    return sum;
  }

  private double reduce(double sum) {
    return reduction == Reduction.MEAN ? sum / count : sum;
  }

  /** Made by the member itself, so that its memory is near its core. */
  private Worker worker(int member) {
    if (workers[member] == null) {
      workers[member] = new Worker();
    }
    return workers[member];
  }

  /** What one member works with. */
  private final class Worker {
    final Kernels kernels = Kernels.best();
    final NetworkPass pass = new NetworkPass(network, kernels);
    /** The rows that it works on: {@code inputs} from {@code inputsAt} on, and the same for the targets. */
    double[] inputs;
    int inputsAt;
    double[] targets;
    int targetsAt;
    private double[] gatheredInputs;
    private double[] gatheredTargets;
    private double[] gradient;

    /** For chunks that are not the first. */
    double[] gradient() {
      if (gradient == null) {
        gradient = new double[network.parameterCount()];
      }
      return gradient;
    }

    /** Makes the rows from {@code from} on, of those selected, lie one after another. */
    void look(int from, int rows) {
      int inputWidth = examples.inputWidth();
      int targetWidth = examples.targetWidth();
      if (order == null) {
        inputs = examples.inputs();
        inputsAt = from * inputWidth;
        targets = examples.targets();
        targetsAt = from * targetWidth;
        return;
      }
      if (gatheredInputs == null) {
        gatheredInputs = new double[CHUNK_ROWS * inputWidth];
        gatheredTargets = new double[CHUNK_ROWS * targetWidth];
      }
      for (int r = 0; r < rows; r++) {
        int example = order[orderFrom + from + r];
        System.arraycopy(examples.inputs(), example * inputWidth, gatheredInputs, r * inputWidth, inputWidth);
        System.arraycopy(examples.targets(), example * targetWidth, gatheredTargets, r * targetWidth, targetWidth);
      }
      inputs = gatheredInputs;
      inputsAt = 0;
      targets = gatheredTargets;
      targetsAt = 0;
    }
  }
}
