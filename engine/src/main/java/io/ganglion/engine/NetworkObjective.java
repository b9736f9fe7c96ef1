package io.ganglion.engine;

import io.ganglion.api.Demand;
import io.ganglion.api.Loss;
import io.ganglion.api.Objective;
import io.ganglion.api.Trainer;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.kernel.Kernels;
import io.ganglion.engine.network.Arithmetic;
import io.ganglion.engine.network.BreakdownFinder;
import io.ganglion.engine.network.Graph;
import io.ganglion.engine.network.LayerRows;
import io.ganglion.engine.network.NetworkPass;
import io.ganglion.engine.network.Numbers;
import io.ganglion.engine.network.Parameters;
import io.ganglion.engine.network.PenaltyTerm;
import io.ganglion.engine.network.Rows;
import io.ganglion.engine.network.SharedChunk;
import io.ganglion.engine.network.TargetRows;
import io.ganglion.engine.settings.Penalty;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.engine.sum.Leaf;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The loss of a network over some examples, as a function of its parameters.
 *
 * <p>Examples are cut into chunks of {@value Leaf#CHUNK_ROWS} rows. A chunk's gradient is summed over its rows in order,
 * and the chunks' gradients are added in order of the chunks, whoever computed them: so the bits are the same for any
 * number of threads. Chunks that are too few to give one to every member are split: the members compute the rows of
 * one together, and then its sums, each of which is still one member's. In single precision, the gradient of a chunk
 * is, and their sum is not.
 */
public final class NetworkObjective implements Objective {
  /** Multiplications below which handing over costs more than it saves: some 50 µs of one core. */
  private static final long WORTH_A_TEAM = 200_000;
  /** With fewer rows at a time, the kernels lose more than the members gain. */
  private static final int LEAST_ROWS_OF_A_MEMBER = 8;
  private static final double[] NONE = {};
  /** From so many parameters on, handing over costs less than it saves in a loop over them. */
  private static final int MANY_PARAMETERS = 16_384;
  /** Parameters that stay in the first-level cache from one loop over them to the next. */
  private static final int BLOCK = 1024;
  /**
   * With fewer rows, looking at a gradient would cost more than a hundredth of making it; whoever steps by such a
   * gradient has parameters that are not finite, too.
   */
  private static final int ROWS_WORTH_A_LOOK = 32;

  private final Graph graph;
  private final Loss loss;
  private final Reduction reduction;
  private final Penalty penalty;
  private final PenaltyTerm penaltyTerm;
  private final Examples examples;
  private final Precision precision;
  /** In the precision that computes. */
  private final Numbers inputs;
  private final Team team;
  private final Worker[] workers;
  private final Team.Task valueTask = this::valueChunks;
  private final Team.Task gradientTask = this::gradientChunks;
  private final Team.Task rowsTask = this::rowsOfSplitChunk;
  private final Team.Task sumsTask = this::sumsOfSplitChunk;
  private final Team.Task sliceTask = this::slice;
  private final Team.Task partsTask = this::parts;
  private final SliceWork roundWork = this::round;
  private final SliceWork finishWork = this::finish;
  private final SliceWork addWork = this::add;
  private final SliceWork lookWork = this::lookAt;
  private final SliceWork trainersWork = this::workAndLook;
  private final Turns turns = new Turns();

  /** Which examples are meant, from {@link #first} on; null where they are meant as they lie. */
  private int @Nullable [] order;
  private int first;
  private int count;
  /** What a mean divides by: the sum of the weights, which are 1 where there are none. */
  private double divisor;

  private double[] chunkLosses = new double[1];
  private final Parameters parameters;
  /** Where the sum is wanted; of no length but while it is computed. */
  private double[] gradient = NONE;
  /** {@link #gradient}, if chunks may write to it; kept, so that the same array needs no new record. */
  private Numbers direct = Numbers.of(NONE);
  /** How many chunks are not split. */
  private int wholeChunks;
  private int splitChunk;
  private Numbers splitSums = direct;
  /** The gradient of the only chunk there is, as long as it has not been put where it is wanted. */
  private @Nullable Numbers pending;
  private SliceWork sliceWork = roundWork;
  /** What the gradient is made of that is used part by part. */
  @SuppressWarnings("NullAway.Init") // there are some before anybody asks
  private LayerRows signals;
  private Numbers partsOfGradient = direct;
  private Slice trainersSlice = (from, to) -> {};
  @SuppressWarnings("NullAway.Init") // the first split makes it
  private SharedChunk shared;

  /** What {@link #lookWork} looks at. */
  private double[] lookedAt = NONE;
  /** Whether the parameters have been looked at since the trainer changed them, as far as can be seen. */
  private boolean parametersSeen;
  /** Gradients since {@link #beginStep}, and the first number on the way to one that was not finite. */
  private int gradients;
  private BreakdownFinder.@Nullable Found found;

  /** Over all examples, of which there is at least one, computed by {@code team} in double precision. */
  public NetworkObjective(Network network, Loss loss, Reduction reduction, Examples examples, Team team) {
    this(network, loss, reduction, examples, team, Precision.FLOAT64);
  }

  /** Over all examples, of which there is at least one, computed by {@code team}. */
  public NetworkObjective(Network network, Loss loss, Reduction reduction, Examples examples, Team team,
      Precision precision) {
    this(network, loss, reduction, Penalty.NONE, examples, team, precision);
  }

  /** Over all examples, of which there is at least one, plus a penalty, computed by {@code team}. */
  public NetworkObjective(Network network, Loss loss, Reduction reduction, Penalty penalty, Examples examples,
      Team team, Precision precision) {
    if (examples.inputWidth() != network.inputWidth() || examples.targetWidth() != network.outputWidth()) {
      throw new IllegalArgumentException("a " + network.shape() + " network doesn't fit examples with "
          + examples.inputWidth() + " inputs and " + examples.targetWidth() + " targets");
    }
    if (examples.count() == 0) {
      throw new IllegalArgumentException("there are no examples");
    }
    LossChecks.requireUsable(loss, network.outputActivation());
    this.graph = network.graph();
    this.loss = loss;
    this.reduction = reduction;
    this.penalty = penalty;
    this.penaltyTerm = new PenaltyTerm(penalty, graph);
    this.examples = examples;
    this.precision = precision;
    this.inputs = inputs(examples, precision);
    this.team = team;
    this.workers = new Worker[team.size()];
    this.parameters = new Parameters(precision);
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

  /**
   * This objective as a trainer is to see it: with normal equations if it demands them.
   *
   * @throws IllegalArgumentException if it demands what this is not
   */
  Objective seenBy(Trainer<?> trainer) {
    if (!trainer.demands().contains(Demand.LEAST_SQUARES)) {
      return this;
    }
    if (!(LossChecks.isSumOfSquares(loss))) {
      throw new IllegalArgumentException(trainer + " needs a sum of squares, which " + LossChecks.name(loss) + " isn't");
    }
    if (precision != Precision.FLOAT64) {
      throw new IllegalArgumentException(trainer + " needs double precision");
    }
    if (penalty.l1() != 0) {
      throw new IllegalArgumentException(trainer + " needs a sum of squares, which an l1 penalty isn't");
    }
    return new LeastSquaresNetworkObjective(this, graph, reduction, penaltyTerm, examples);
  }

  /** What a member does with the parameters [from, to). */
  @FunctionalInterface
  private interface SliceWork {
    void run(Worker worker, int from, int to);
  }

  /** From now on, the objective is over all examples. */
  void selectAll() {
    order = null;
    first = 0;
    count = examples.count();
    divisor = examples.totalWeight();
    prepareChunks();
  }

  /** From now on, the objective is over the examples {@code order[from, to)}, or [from, to) if there is no order. */
  void select(int @Nullable [] order, int from, int to) {
    this.order = order;
    first = from;
    count = to - from;
    divisor = examples.isWeighted() ? 0 : count;
    for (int i = from; i < to && examples.isWeighted(); i++) {
      divisor += examples.lossWeight(order == null ? i : order[i]);
    }
    prepareChunks();
  }

  /** The sum of the weights of the examples that it is over. */
  double divisor() {
    return divisor;
  }

  private void prepareChunks() {
    if (chunkLosses.length < chunks()) {
      chunkLosses = new double[chunks()];
    }
  }

  private int chunks() {
    return (count + Leaf.CHUNK_ROWS - 1) / Leaf.CHUNK_ROWS;
  }

  @Override
  public int dimension() {
    return graph.parameterCount();
  }

  @Override
  public double value(double[] parameters) {
    graph.requireFitting(parameters);
    show(parameters);
    this.parameters.expect(count);
    if (chunks() > 1 && isWorthATeam()) {
      team.run(valueTask);
    } else {
      for (int chunk = 0; chunk < chunks(); chunk++) {
        forward(worker(0), chunk);
      }
    }
    return reduce(sumOfChunkLosses()) + penaltyTerm.value(parameters);
  }

  @Override
  public double gradient(double[] parameters, double[] gradient) {
    graph.requireFitting(parameters);
    graph.requireFitting(gradient);
    show(parameters);
    this.parameters.rearrange(count, worker(0).pass);
    this.gradient = gradient;
    if (precision == Precision.FLOAT64 && direct.doubles() != gradient) {
      direct = Numbers.of(gradient);
    }
    pending = null;
    sumChunks();
    boolean finite = true;
    if (pending != null || isDivided()) {
      finite = areFiniteIn(finishWork);
    } else if (isWorthALook()) {
      finite = areFinite(gradient);
    }
    if (!penalty.isNone()) {
      penaltyTerm.addGradient(parameters, gradient);
      finite &= areFinite(gradient);
    }
    this.gradient = NONE;
    double value = reduce(sumOfChunkLosses()) + penaltyTerm.value(parameters);
    gradients++;
    parametersSeen = false;
    if (!finite || !Double.isFinite(value)) {
      findBreakdown(value, gradient);
    }
    return value;
  }

  /** Part by part where it is that of one chunk, and that of many parameters; else when all of it is there. */
  @Override
  public double gradient(double[] parameters, double[] gradient, Slice slice) {
    if (chunks() > 1 || dimension() < MANY_PARAMETERS || !penalty.isNone()) {
      return Objective.super.gradient(parameters, gradient, slice);
    }
    graph.requireFitting(parameters);
    graph.requireFitting(gradient);
    show(parameters);
    this.parameters.rearrange(count, worker(0).pass);
    if (isWorthSplitting()) {
      passSplitChunk(0);
      signals = shared;
    } else {
      passBack(worker(0), 0);
      signals = worker(0).pass;
    }
    double value = reduce(sumOfChunkLosses());
    if (!Double.isFinite(value) || !worker(0).pass.isFinite(signals)) {
      return Objective.super.gradient(parameters, gradient, slice); // it finds out why before parameters change
    }
    gradients++;
    for (Worker worker : workers) {
      if (worker != null) {
        worker.finite = true;
        worker.firstBad = Integer.MAX_VALUE;
      }
    }
    this.gradient = gradient;
    if (precision == Precision.FLOAT64 && direct.doubles() != gradient) {
      direct = Numbers.of(gradient);
    }
    partsOfGradient = isDirect(0) ? direct : worker(0).gradient();
    trainersSlice = slice;
    if (slicesAreShared()) {
      team.run(partsTask);
    } else {
      parts(0);
    }
    this.gradient = NONE;
    parametersSeen = true;
    nameBadPart(gradient);
    return value;
  }

  private void parts(int member) {
    Worker worker = worker(member);
    int members = slicesAreShared() ? team.size() : 1;
    worker.pass.gradientInParts(signals, partsOfGradient, member, members, worker.partUser);
  }

  /** Where all that a gradient was summed up of was finite, and its sum wasn't. */
  private void nameBadPart(double[] gradient) {
    for (Worker worker : workers) {
      if (worker != null && worker.firstBad < dimension() && found == null) {
        found = new BreakdownFinder(graph, precision).inParameters(gradient, "the gradient", BreakdownFinder.Cause.STEP);
      }
    }
  }

  private boolean isWorthALook() {
    return count >= ROWS_WORTH_A_LOOK || count == examples.count();
  }

  /** From now on, what is found counts as found in one step. */
  void beginStep() {
    gradients = 0;
    found = null;
    parametersSeen = false;
  }

  /**
   * Whether the trainer's last loop over {@code parameters} left finite ones, as far as this can tell: false if that
   * loop was not {@link #inSlices}, or if others were evaluated last. A trainer may change them later on, so it is not
   * the last word.
   */
  boolean leftFinite(double[] parameters) {
    return parametersSeen && this.parameters.shown() == parameters && allWereFinite();
  }

  /** Whether all of them are, as many as there are parameters. */
  boolean areFinite(double[] numbers) {
    if (dimension() < MANY_PARAMETERS) {
      return worker(0).arithmetic.kernels().areFinite(numbers, 0, numbers.length);
    }
    lookedAt = numbers;
    boolean finite = areFiniteIn(lookWork);
    lookedAt = NONE;
    return finite;
  }

  /** Does it, and tells whether what it looked at was finite. */
  private boolean areFiniteIn(SliceWork work) {
    for (Worker worker : workers) {
      if (worker != null) {
        worker.finite = true;
      }
    }
    inSlices(work);
    return allWereFinite();
  }

  private boolean allWereFinite() {
    for (Worker worker : workers) {
      if (worker != null && !worker.finite) {
        return false;
      }
    }
    return true;
  }

  private void lookAt(Worker worker, int from, int to) {
    worker.look(lookedAt, from, to);
  }

  /** How many gradients were asked for in this step. */
  int gradients() {
    return gradients;
  }

  /** What was the first number that was not finite on the way to a gradient of this step; null if all were. */
  BreakdownFinder.@Nullable Found found() {
    return found;
  }

  /** The examples that it is about, of which some may be selected. */
  Examples examples() {
    return examples;
  }

  /** Looks whether a value and its gradient at {@code parameters}, which somebody else computed, are finite. */
  void look(double value, double[] parameters, double[] gradient) {
    show(parameters);
    gradients++;
    if (!Double.isFinite(value) || !areFinite(gradient)) {
      findBreakdown(value, gradient);
    }
  }

  /** Finds why a value or its gradient, at the parameters that are shown, is not finite. */
  private void findBreakdown(double value, double[] gradient) {
    if (found != null) {
      return;
    }
    BreakdownFinder finder = new BreakdownFinder(graph, precision);
    Worker worker = worker(0);
    for (int from = 0; from < count && found == null; from += Leaf.CHUNK_ROWS) {
      worker.look(from, Math.min(Leaf.CHUNK_ROWS, count - from));
      found = finder.find(parameters, loss, worker.input, worker.wanted);
    }
    if (found == null) { // the numbers of each row are finite, and their sum isn't
      BreakdownFinder.Found sum = finder.inParameters(gradient, "the gradient", BreakdownFinder.Cause.STEP);
      found = sum != null && Double.isFinite(value) ? sum
          : new BreakdownFinder.Found(graph.layers().size() - 1, "the loss is " + value, BreakdownFinder.Cause.STEP);
    }
  }

  private void show(double[] parameters) {
    this.parameters.show(parameters);
    if (precision == Precision.FLOAT32) {
      inSlices(roundWork);
    }
  }

  private void round(Worker worker, int from, int to) {
    parameters.round(worker.arithmetic.kernels(), from, to);
  }

  private void sumChunks() {
    int chunks = chunks();
    boolean splits = isWorthSplitting();
    wholeChunks = splits ? chunks - chunks % team.size() : chunks;
    if (isWorthATeam() && wholeChunks > 1) {
      turns.begin();
      team.run(gradientTask);
    } else if (wholeChunks == 1) { // in the loop below, C2 would keep the constants of a sigmoid on the stack
      Worker leader = worker(0);
      backward(leader, 0);
      put(leader, 0);
    } else {
      for (int chunk = 0; chunk < wholeChunks; chunk++) {
        backward(worker(0), chunk);
        put(worker(0), chunk);
      }
    }
    for (splitChunk = wholeChunks; splitChunk < chunks; splitChunk++) {
      split();
    }
  }

  /** Asked for the batch's first chunk, which is as large as any. */
  private boolean isWorthSplitting() {
    int rows = Math.min(Leaf.CHUNK_ROWS, count);
    return team.size() > 1 && rows >= team.size() * LEAST_ROWS_OF_A_MEMBER
        && (long) rows * graph.parameterCount() > WORTH_A_TEAM;
  }

  private boolean isWorthATeam() {
    return team.size() > 1 && (long) count * graph.parameterCount() > WORTH_A_TEAM;
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

  /** Each member computes every so manieth chunk, and adds it when those before have been added. */
  private void gradientChunks(int member) {
    try {
      for (int chunk = member; chunk < wholeChunks; chunk += team.size()) {
        Worker worker = worker(member);
        backward(worker, chunk);
        if (!turns.await(chunk)) {
          return;
        }
        put(worker, chunk);
        turns.end(chunk);
      }
    } catch (Throwable e) { // or others would wait for this member's turn
      turns.giveUp();
      throw e;
    }
  }

  /** Puts the gradient of a chunk where the sum is wanted, if it isn't there yet. */
  private void put(Worker worker, int chunk) {
    if (chunk > 0) {
      worker.arithmetic.add(worker.gradient(), gradient, 0, gradient.length);
    } else if (!isDirect(chunk)) {
      putFirst(worker);
    }
  }

  private void putFirst(Worker worker) {
    if (chunks() == 1) {
      pending = worker.gradient();
    } else {
      worker.arithmetic.put(worker.gradient(), gradient, 0, gradient.length);
    }
  }

  /** Goes through the network and back with all members. */
  private void passSplitChunk(int chunk) {
    if (shared == null) {
      shared = new SharedChunk(graph, precision);
    }
    Worker leader = worker(0);
    leader.look(chunk * Leaf.CHUNK_ROWS, Math.min(Leaf.CHUNK_ROWS, count - chunk * Leaf.CHUNK_ROWS));
    shared.begin(leader.input);
    team.run(rowsTask);
    chunkLosses[chunk] = shared.loss(loss, leader.wanted);
  }

  /** Computes the gradient of {@link #splitChunk} with all members and adds it to the sum. */
  private void split() {
    passSplitChunk(splitChunk);
    Worker leader = worker(0);
    splitSums = isDirect(splitChunk) ? direct : leader.gradient();
    team.run(sumsTask);
    if (splitChunk > 0) {
      inSlices(addWork);
    } else if (!isDirect(splitChunk)) {
      putFirst(leader);
    }
  }

  private void rowsOfSplitChunk(int member) {
    Worker leader = workers[0];
    int rows = leader.input.count();
    int from = rows * member / team.size();
    int to = rows * (member + 1) / team.size();
    if (from < to) {
      Worker worker = worker(member);
      worker.slice.show(leader.input.numbers(), leader.input.offset() + from * graph.inputWidth(), to - from);
      worker.pass.forward(parameters, worker.slice);
      worker.sliceWanted.show(leader.wanted, from);
      worker.pass.backward(parameters, loss, worker.sliceWanted);
      shared.put(worker.pass, from);
    }
  }

  private void sumsOfSplitChunk(int member) {
    worker(member).pass.gradient(shared, splitSums, member, team.size());
  }

  private void add(Worker worker, int from, int to) {
    worker.arithmetic.add(splitSums, gradient, from, to);
  }

  private boolean isDivided() {
    return reduction == Reduction.MEAN && divisor != 1 && divisor != 0;
  }

  /** In blocks that stay in the cache from one loop to the next. */
  private void finish(Worker worker, int from, int to) {
    for (int at = from; at < to; at += BLOCK) {
      int end = Math.min(at + BLOCK, to);
      if (pending != null) {
        worker.arithmetic.put(pending, gradient, at, end);
      }
      if (isDivided()) {
        worker.arithmetic.kernels().divide(gradient, at, end - at, divisor);
      }
      if (isWorthALook()) {
        worker.look(gradient, at, end);
      }
    }
  }

  @Override
  public void inSlices(Slice slice) {
    if (dimension() < MANY_PARAMETERS || parameters.shown() == null) {
      slice.work(0, dimension());
      return;
    }
    trainersSlice = slice;
    areFiniteIn(trainersWork);
    parametersSeen = true;
  }

  /** Looks at the parameters, too, while they are in the cache. */
  private void workAndLook(Worker worker, int from, int to) {
    double[] changed = Objects.requireNonNull(parameters.shown());
    for (int at = from; at < to; at += BLOCK) {
      int end = Math.min(at + BLOCK, to);
      trainersSlice.work(at, end);
      worker.look(changed, at, end);
    }
  }

  private boolean slicesAreShared() {
    return team.size() > 1 && dimension() >= MANY_PARAMETERS;
  }

  private void inSlices(SliceWork work) {
    if (slicesAreShared()) {
      sliceWork = work;
      team.run(sliceTask);
    } else {
      work.run(worker(0), 0, dimension());
    }
  }

  /** A slice begins with a block. */
  private void slice(int member) {
    int blocks = (dimension() + BLOCK - 1) / BLOCK;
    int from = (int) ((long) blocks * member / team.size()) * BLOCK;
    int to = Math.min((int) ((long) blocks * (member + 1) / team.size()) * BLOCK, dimension());
    if (from < to) {
      sliceWork.run(worker(member), from, to);
    }
  }

  private void forward(Worker worker, int chunk) {
    int from = chunk * Leaf.CHUNK_ROWS;
    int rows = Math.min(Leaf.CHUNK_ROWS, count - from);
    worker.look(from, rows);
    worker.pass.forward(parameters, worker.input);
    chunkLosses[chunk] = worker.pass.loss(loss, worker.wanted);
  }

  private void passBack(Worker worker, int chunk) {
    forward(worker, chunk);
    worker.pass.backward(parameters, loss, worker.wanted);
  }

  private void backward(Worker worker, int chunk) {
    passBack(worker, chunk);
    worker.pass.gradient(isDirect(chunk) ? direct : worker.gradient());
  }

  private double sumOfChunkLosses() {
    double sum = 0;
    for (int chunk = 0; chunk < chunks(); chunk++) {
      sum += chunkLosses[chunk];
    }
    return sum;
  }

  /** Where nothing counts, there is no loss. */
  private double reduce(double sum) {
    return reduction == Reduction.MEAN && divisor != 0 ? sum / divisor : sum;
  }

  private Worker worker(int member) {
    Worker worker = workers[member];
    return worker == null ? newWorker(member) : worker;
  }

  /** Made by the member itself, so that its memory is near its core. */
  private Worker newWorker(int member) {
    Worker worker = new Worker();
    workers[member] = worker;
    return worker;
  }

  /** What one member works with. */
  private final class Worker {
    final Arithmetic arithmetic = Arithmetic.in(precision, Kernels.best());
    final NetworkPass pass = new NetworkPass(graph, arithmetic);
    /** The rows that it works on. */
    final Rows input = new Rows(precision, graph.inputWidth());
    final TargetRows wanted = new TargetRows(graph.outputWidth());
    /** Some rows of the leader's, while a chunk is split. */
    final Rows slice = new Rows(precision, graph.inputWidth());
    final TargetRows sliceWanted = new TargetRows(graph.outputWidth());
    /** Whether all is finite that it has looked at since somebody asked. */
    boolean finite = true;
    /** The first parameter whose derivative isn't finite, as far as this looked; else beyond all. */
    int firstBad = Integer.MAX_VALUE;
    final Kernels.PartUser partUser = this::usePart;
    private double @Nullable [] gatheredTargets;
    private double @Nullable [] gatheredWeights;
    private @Nullable Numbers gradient;

    void look(double[] numbers, int from, int to) {
      finite &= arithmetic.kernels().areFinite(numbers, from, to - from);
    }

    /** Has the parameters [from, to) updated, whose gradient is there; in blocks, as slices are. */
    private void usePart(int from, int to) {
      double[] changed = Objects.requireNonNull(parameters.shown());
      int end;
      for (int at = from; at < to; at = end) {
        end = to - at < 2 * BLOCK ? to : at + BLOCK;
        if (precision == Precision.FLOAT32) {
          arithmetic.put(partsOfGradient, NetworkObjective.this.gradient, at, end);
        }
        if (isDivided()) {
          arithmetic.kernels().divide(NetworkObjective.this.gradient, at, end - at, divisor);
        }
        if (isWorthALook() && !arithmetic.kernels().areFinite(NetworkObjective.this.gradient, at, end - at)) {
          findBad(NetworkObjective.this.gradient, at);
        }
        trainersSlice.work(at, end);
        look(changed, at, end);
      }
    }

    private void findBad(double[] gradient, int from) {
      int i = from;
      while (Double.isFinite(gradient[i])) {
        i++;
      }
      firstBad = Math.min(firstBad, i);
    }

    /** For chunks whose gradient isn't direct. */
    Numbers gradient() {
      if (gradient == null) {
        gradient = Numbers.zeros(precision, graph.parameterCount());
      }
      return gradient;
    }

    /** Makes the rows from {@code from} on, of those selected, lie one after another. */
    void look(int from, int rows) {
      int inputWidth = examples.inputWidth();
      int targetWidth = examples.targetWidth();
      if (order == null) {
        input.show(inputs, (first + from) * inputWidth, rows);
        wanted.show(examples.targets(), (first + from) * targetWidth, examples.lossWeights(), first + from);
        return;
      }
      input.gather(inputs, order, first + from, rows);
      if (gatheredTargets == null) {
        gatheredTargets = new double[Leaf.CHUNK_ROWS * targetWidth];
        gatheredWeights = examples.isWeighted() ? new double[Leaf.CHUNK_ROWS] : null;
      }
      for (int r = 0; r < rows; r++) {
        int example = order[first + from + r];
        System.arraycopy(examples.targets(), example * targetWidth, gatheredTargets, r * targetWidth, targetWidth);
        if (gatheredWeights != null) {
          gatheredWeights[r] = examples.lossWeight(example);
        }
      }
      wanted.show(gatheredTargets, 0, gatheredWeights, 0);
    }
  }
}
