package io.ganglion.engine;

import io.ganglion.api.Objective;
import io.ganglion.engine.kernel.Kernels;
import java.util.Arrays;

/**
 * The loss of a network over some examples, as a function of its parameters.
 *
 * <p>Examples are cut into chunks of {@value #CHUNK_ROWS} rows. A chunk's gradient is summed over its rows in order, and
 * the chunks' gradients are added in order of the chunks, whoever computed them: so the bits are the same for any
 * number of threads. In single precision, the gradient of a chunk is, and their sum is not.
 */
public final class NetworkObjective implements Objective {
  static final int CHUNK_ROWS = 128;
  /** Multiplications below which handing over costs more than it saves: some 50 µs of one core. */
  private static final long WORTH_A_TEAM = 200_000;

  private final Network network;
  private final Loss loss;
  private final Reduction reduction;
  private final Examples examples;
  private final Precision precision;
  /** In the precision that computes. */
  private final Numbers inputs;
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
  /** {@link #gradient}, if chunks may write to it; kept, so that the same array needs no new record. */
  private Numbers direct;
  private int firstChunkOfWave;

  /** Over all examples, of which there is at least one, computed by {@code team} in double precision. */
  public NetworkObjective(Network network, Loss loss, Reduction reduction, Examples examples, Team team) {
    this(network, loss, reduction, examples, team, Precision.FLOAT64);
  }

  /** Over all examples, of which there is at least one, computed by {@code team}. */
  public NetworkObjective(Network network, Loss loss, Reduction reduction, Examples examples, Team team,
      Precision precision) {
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
    this.precision = precision;
    this.inputs = inputs(examples, precision);
    this.team = team;
    this.workers = new Worker[team.size()];
    this.parameters = new Parameters(network, worker(0).arithmetic);
    selectAll();
  }

  private static Numbers inputs(Examples examples, Precision precision) {
    if (precision == Precision.FLOAT64) {
      return Numbers.of(examples.inputs());
    }
    Numbers rounded = Numbers.zeros(precision, examples.inputs().length);
    Numbers.round(examples.inputs(), rounded.floats(), 0, rounded.size());
    return rounded;
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
    return reduce(sumOfChunkLosses());
  }

  @Override
  public double gradient(double[] parameters, double[] gradient) {
    network.requireFitting(parameters);
    network.requireFitting(gradient);
    this.parameters.show(parameters);
    this.parameters.rearrange(Math.min(CHUNK_ROWS, count));
    this.gradient = gradient;
    if (precision == Precision.FLOAT32) {
      Arrays.fill(gradient, 0);
    } else if (direct == null || direct.doubles() != gradient) {
      direct = Numbers.of(gradient);
    }
    int chunks = chunks();
    if (chunks > 1 && isWorthATeam()) {
      for (firstChunkOfWave = 0; firstChunkOfWave < chunks; firstChunkOfWave += team.size()) {
        team.run(gradientTask);
        team.run(addTask);
      }
    } else {
      for (int chunk = 0; chunk < chunks; chunk++) {
        Worker worker = worker(0);
        backward(worker, chunk);
        if (!isDirect(chunk)) {
          worker.arithmetic.add(worker.gradient(), gradient, 0, gradient.length);
        }
      }
    }
    if (reduction == Reduction.MEAN) {
      double n = count;
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] /= n;
      }
    }
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

  /** Whether the gradient of a chunk goes straight to where the sum is wanted. */
  private boolean isDirect(int chunk) {
    return chunk == 0 && precision == Precision.FLOAT64;
  }

  /** One chunk for each member. */
  private void gradientChunk(int member) {
    int chunk = firstChunkOfWave + member;
    if (chunk < chunks()) {
      backward(worker(member), chunk);
    }
  }

  /** Adds the wave's gradients in order of their chunks; each member does a slice of the parameters. */
  private void addSlice(int member) {
    int from = (int) ((long) gradient.length * member / team.size());
    int to = (int) ((long) gradient.length * (member + 1) / team.size());
    int wave = Math.min(team.size(), chunks() - firstChunkOfWave);
    for (int i = isDirect(firstChunkOfWave) ? 1 : 0; i < wave; i++) {
      // In a wave that is not full, this member has had no chunk yet, and may have no worker.
      worker(member).arithmetic.add(workers[i].gradient(), gradient, from, to);
    }
  }

  private void forward(Worker worker, int chunk) {
    int from = chunk * CHUNK_ROWS;
    int rows = Math.min(CHUNK_ROWS, count - from);
    worker.look(from, rows);
    worker.pass.forward(parameters, worker.input);
    chunkLosses[chunk] = worker.pass.loss(loss, worker.targets, worker.targetsAt);
  }

  private void backward(Worker worker, int chunk) {
    forward(worker, chunk);
    worker.pass.backward(parameters, loss, worker.targets, worker.targetsAt,
        isDirect(chunk) ? direct : worker.gradient());
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
    final Arithmetic arithmetic = Arithmetic.in(precision, Kernels.best());
    final NetworkPass pass = new NetworkPass(network, arithmetic);
    /** The rows that it works on, and their targets from {@code targetsAt} on. */
    final Rows input = new Rows(precision, network.inputWidth());
    double[] targets;
    int targetsAt;
    private double[] gatheredTargets;
    private Numbers gradient;

    /** For chunks whose gradient isn't direct. */
    Numbers gradient() {
      if (gradient == null) {
        gradient = Numbers.zeros(precision, network.parameterCount());
      }
      return gradient;
    }

    /** Makes the rows from {@code from} on, of those selected, lie one after another. */
    void look(int from, int rows) {
      int inputWidth = examples.inputWidth();
      int targetWidth = examples.targetWidth();
      if (order == null) {
        input.show(inputs, from * inputWidth, rows);
        targets = examples.targets();
        targetsAt = from * targetWidth;
        return;
      }
      input.gather(inputs, order, orderFrom + from, rows);
      if (gatheredTargets == null) {
        gatheredTargets = new double[CHUNK_ROWS * targetWidth];
      }
      for (int r = 0; r < rows; r++) {
        int example = order[orderFrom + from + r];
        System.arraycopy(examples.targets(), example * targetWidth, gatheredTargets, r * targetWidth, targetWidth);
      }
      targets = gatheredTargets;
      targetsAt = 0;
    }
  }
}
