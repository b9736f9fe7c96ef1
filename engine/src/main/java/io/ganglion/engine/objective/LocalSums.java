package io.ganglion.engine.objective;

import io.ganglion.api.Loss;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Targets;
import io.ganglion.engine.event.Breakdown;
import io.ganglion.engine.network.Arithmetic;
import io.ganglion.engine.network.BreakdownFinder;
import io.ganglion.engine.network.Graph;
import io.ganglion.engine.network.LayerRows;
import io.ganglion.engine.network.Numbers;
import io.ganglion.engine.network.Parameters;
import io.ganglion.engine.settings.LossChecks;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.sum.Leaf;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sums over the examples in this machine's memory, computed by a team of threads.
 *
 * <p>Examples are cut into chunks of {@value Leaf#CHUNK_ROWS} rows. A chunk's gradient is summed over its rows in
 * order, the gradients of a leaf's chunks are added in their order, and leaves by the tree, whatever member computed
 * them: so the bits are the same for any number of threads. Chunks that are too few to give one to every member are
 * split: the members compute the rows of one together, and then its sums, each of which is still one member's.
 */
public final class LocalSums implements ExampleSums {
  /** Multiplications below which handing over costs more than it saves: some 50 µs of one core. */
  static final long WORTH_A_TEAM = 200_000;

  private final Graph graph;
  private final Loss loss;
  private final Examples examples;
  private final Precision precision;
  private final Team team;
  private final Selection selection;
  private final Parameters parameters;
  private final MemberSlices slices;
  private final ChunkMembers members;
  private final ChunkLosses losses = new ChunkLosses();
  private final GradientSum sum;
  private final ChunksInTurn chunksInTurn;
  private final SplitChunk split;
  /** How many rows an example has, on the average. */
  private final double meanRows;
  /** Whether losses are those of a step of the training: random numbers and all. */
  private boolean areLossesOfTraining;
  private Numbers target = Numbers.of(new double[0]);

  /** Over all examples, of which there is at least one; epochs go through them in their natural order. */
  public LocalSums(Graph graph, Loss loss, Examples examples, Precision precision, Team team) {
    this(graph, loss, examples, precision, team, null, 0);
  }

  /**
   * The same.
   *
   * @param epochs null if epochs go through the examples in their natural order
   * @param seed of the random numbers that layers ask for
   */
  public LocalSums(Graph graph, Loss loss, Examples examples, Precision precision, Team team,
      @Nullable EpochOrder epochs, long seed) {
    if (graph.isPlain() && examples.inputWidth() != graph.inputWidth()
        || examples.targetWidth() != graph.outputWidth()) {
      throw new IllegalArgumentException("a " + graph.shape() + " network doesn't fit examples with "
          + examples.inputWidth() + " inputs and " + examples.targetWidth() + " targets");
    }
    if (examples.count() == 0) {
      throw new IllegalArgumentException("there are no examples");
    }
    FittingExamples.require(graph, examples);
    LossChecks.requireUsable(loss, graph.outputActivation());
    this.graph = graph;
    this.loss = loss;
    this.examples = examples;
    this.precision = precision;
    this.team = team;
    this.selection = new Selection(examples, epochs, graph.chunk(), seed);
    this.meanRows = examples.meanRows();
    this.parameters = new Parameters(precision);
    this.slices = new MemberSlices(team, graph.parameterCount());
    Numbers inputs = graph.isPlain() && examples.areRows() && examples.hasNumbers()
        && examples.allTargets() instanceof Targets.Numbers ? inputs(examples, precision) : null;
    this.members = new ChunkMembers(team.size(),
        () -> new ChunkMember(graph, loss, examples, inputs, selection, parameters, precision));
    this.sum = new GradientSum(precision, graph.parameterCount(), slices, members);
    this.chunksInTurn = new ChunksInTurn(team, members, losses, sum);
    this.split = new SplitChunk(graph, loss, precision, team, members);
    losses.expect(selection.chunks());
  }

  private static Numbers inputs(Examples examples, Precision precision) {
    if (precision == Precision.FLOAT64) {
      return Numbers.of(examples.inputs());
    }
    Numbers rounded = Numbers.zeros(precision, examples.inputs().length);
    Numbers.round(examples.inputs(), rounded.floats(), 0, rounded.size());
    return rounded;
  }

  @Override
  public long examples() {
    return examples.count();
  }

  @Override
  public long count() {
    return selection.count();
  }

  @Override
  public double weight() {
    return selection.weight();
  }

  @Override
  public void selectAll() {
    selection.selectAll();
    losses.expect(selection.chunks());
  }

  @Override
  public void select(int epoch, long from, long to) {
    selection.select(epoch, Math.toIntExact(from), Math.toIntExact(to));
    losses.expect(selection.chunks());
  }

  @Override
  public double loss(double[] parameters) {
    show(parameters);
    selection.setTraining(areLossesOfTraining);
    this.parameters.expect(rows());
    int chunks = selection.chunks();
    chunksInTurn.losses(chunks, isWorthATeam());
    return losses.sum(chunks);
  }

  /** One chunk without a loop, before which C2 would keep the constants of a sigmoid on the stack. */
  @Override
  public double gradient(double[] parameters, double[] gradient, Parts parts) {
    showForPassesBack(parameters);
    int chunks = selection.chunks();
    ChunkMember leader = members.leader();
    boolean splits = splits();
    if (chunks > 1) {
      return ofChunks(chunks, splits, gradient, parts);
    }
    boolean isDirect = precision == Precision.FLOAT64;
    Numbers target = isDirect ? target(gradient) : leader.gradient();
    double value;
    if (splits) {
      value = split.backward(0);
      split.gradient(target);
    } else {
      value = leader.backward(0);
      leader.pass().gradient(target);
    }
    if (!isDirect) {
      slices.use(gradient, (member, all, from, to) -> put(member, target, all, from, to, parts));
    } else if (parts != Parts.NONE) {
      slices.use(gradient, parts);
    }
    return 0 + value;
  }

  private double ofChunks(int chunks, boolean splits, double[] gradient, Parts parts) {
    sum.begin(target(gradient), chunks);
    int whole = splits ? chunks - chunks % team.size() : chunks;
    chunksInTurn.gradients(whole, isWorthATeam());
    for (int chunk = whole; chunk < chunks; chunk++) {
      losses.put(chunk, split.backward(chunk));
      split.gradient(sum.target(chunk, members.leader()));
      sum.addTogether(chunk, members.leader());
    }
    sum.end();
    if (parts != Parts.NONE) {
      slices.use(gradient, parts);
    }
    return losses.sum(chunks);
  }

  /** In blocks that stay in the cache from one loop to the next. */
  private void put(int member, Numbers part, double[] gradient, int from, int to, Parts parts) {
    Arithmetic arithmetic = members.of(member).arithmetic();
    for (int at = from; at < to; at += MemberSlices.BLOCK) {
      int end = Math.min(at + MemberSlices.BLOCK, to);
      arithmetic.put(part, gradient, at, end);
      parts.use(member, gradient, at, end);
    }
  }

  /** The caller's array; its record is kept, so that the same array needs no new one. */
  private Numbers target(double[] gradient) {
    if (target.doubles() != gradient) {
      target = Numbers.of(gradient);
    }
    return target;
  }

  private boolean isWorthATeam() {
    return team.size() > 1 && (long) rows() * graph.parameterCount() > WORTH_A_TEAM;
  }

  /** Plug-ins keep what their sums are over to themselves. */
  private boolean splits() {
    return graph.isPlain() && split.isWorthIt(selection.size(0));
  }

  /** How many rows the selected examples have, about. */
  private int rows() {
    return meanRows == 1 ? selection.count() : (int) Math.min(selection.count() * meanRows, Integer.MAX_VALUE);
  }

  /**
   * From now on, {@link #loss} is the function whose gradient {@link #gradient} is, whatever layers leave out in
   * training.
   */
  public void useLossesOfTraining() {
    areLossesOfTraining = true;
  }

  /** For a single chunk. */
  @Override
  public double gradientInParts(double[] parameters, double[] gradient, Parts parts) {
    if (selection.chunks() > 1 || !graph.isPlain()) {
      return Double.NaN;
    }
    showForPassesBack(parameters);
    boolean together = splits();
    ChunkMember leader = members.leader();
    double value = together ? split.backward(0) : leader.backward(0);
    LayerRows signals = together ? split.signals() : leader.pass();
    boolean finite = Double.isFinite(value) && Double.isFinite(value / selection.weight());
    if (!finite || !leader.pass().isFinite(signals)) {
      return Double.NaN;
    }
    Numbers target = precision == Precision.FLOAT64 ? target(gradient) : leader.gradient();
    if (slices.areShared()) {
      team.run(member -> useParts(member, signals, target, gradient, parts));
    } else {
      useParts(0, signals, target, gradient, parts);
    }
    return value;
  }

  /** Computes a member's part of the gradient, and uses it block by block, while a block is in the cache. */
  private void useParts(int member, LayerRows signals, Numbers target, double[] gradient, Parts parts) {
    ChunkMember own = members.of(member);
    own.pass().gradientInParts(signals, target, member, slices.members(), (from, to) -> {
      int end;
      for (int at = from; at < to; at = end) {
        end = to - at < 2 * MemberSlices.BLOCK ? to : at + MemberSlices.BLOCK;
        if (precision == Precision.FLOAT32) {
          own.arithmetic().put(target, gradient, at, end);
        }
        parts.use(member, gradient, at, end);
      }
    });
  }

  /** From now on, layers have these statistics of the training examples, by node. */
  public void useStatistics(double[][] statistics) {
    parameters.showStatistics(statistics);
  }

  private void show(double[] parameters) {
    this.parameters.show(parameters);
    if (precision == Precision.FLOAT32) {
      round();
    }
  }

  private void round() {
    if (slices.areShared()) {
      slices.run((member, from, to) -> parameters.round(members.of(member).arithmetic().kernels(), from, to));
    } else {
      parameters.round(members.leader().arithmetic().kernels(), 0, graph.parameterCount());
    }
  }

  private void showForPassesBack(double[] parameters) {
    show(parameters);
    selection.setTraining(true);
    this.parameters.rearrange(rows(), members.leader().pass());
  }

  @Override
  public Optional<BreakdownFinder.Found> breakdown(double[] parameters) {
    show(parameters);
    selection.setTraining(true);
    BreakdownFinder finder = new BreakdownFinder(graph, precision);
    ChunkMember leader = members.leader();
    for (int chunk = 0; chunk < selection.chunks(); chunk++) {
      leader.show(chunk);
      BreakdownFinder.Found found = finder.find(this.parameters, loss, leader.input(), leader.pass(), leader.wanted());
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  @Override
  public Breakdown.Input largestInput() {
    return Breakdown.Input.largestOf(examples);
  }

  /** There is nothing to end: the team is the caller's. */
  @Override
  public void close() {}
}
