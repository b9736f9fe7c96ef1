package io.ganglion.engine.objective;

import io.ganglion.engine.data.Examples;
import io.ganglion.engine.network.Graph;
import io.ganglion.engine.network.Parameters;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.sum.SumForest;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The normal equations over all examples: those of the leaves, each computed by one member of a team, added by the
 * tree. Members take the next leaf whenever they have ended one, and leaves that end out of order wait for others as
 * nodes of a {@link SumForest}; the bits are the same for any number of threads.
 *
 * <p>Beside the caller's matrix, this holds matrices of n² numbers for n parameters: one for each member, and for L
 * leaves about log2(L). That is 75 kB each for 97 parameters, and 8 MB for a thousand.
 */
final class NormalEquations {
  private final Graph graph;
  private final Examples examples;
  private final Team team;
  private final LeafEquations[] members;
  private final Parameters shown = new Parameters(Precision.FLOAT64);
  private final SumForest squares = new SumForest(1);
  private final SumForest gradients;
  /** Made when there is more than one leaf for the first time. */
  private @Nullable SumForest matrices;

  NormalEquations(Graph graph, Examples examples, Team team) {
    this.graph = graph;
    this.examples = examples;
    this.team = team;
    this.members = new LeafEquations[team.size()];
    this.gradients = new SumForest(graph.parameterCount());
  }

  /**
   * Overwrites {@code gradient} with Jᵀr and {@code gaussNewton} with JᵀJ.
   *
   * @return the sum of the squared residuals
   */
  double compute(double[] parameters, double[] gradient, double[] gaussNewton) {
    shown.show(parameters);
    int leaves = (int) (((long) examples.count() + graph.leaf() - 1) / graph.leaf());
    double sum = leaves == 1 ? member(0).compute(0, shown, gradient, gaussNewton)
        : ofLeaves(leaves, gradient, gaussNewton);
    mirror(gaussNewton, gradient.length);
    return sum;
  }

  private double ofLeaves(int leaves, double[] gradient, double[] gaussNewton) {
    SumForest matrices = this.matrices == null ? new SumForest(gaussNewton.length) : this.matrices;
    this.matrices = matrices;
    squares.clear();
    gradients.clear();
    matrices.clear();
    AtomicInteger next = new AtomicInteger();
    team.run(member -> {
      for (int leaf = next.getAndIncrement(); leaf < leaves; leaf = next.getAndIncrement()) {
        ofLeaf(leaf, member(member), gradient, gaussNewton, matrices);
      }
    });
    gradients.total();
    matrices.total();
    return squares.total()[0];
  }

  /** The first leaf's sums are in the caller's arrays, and so are those of all in the end. */
  private void ofLeaf(int leaf, LeafEquations member, double[] gradient, double[] gaussNewton, SumForest matrices) {
    double[] ownGradient = gradient;
    double[] ownMatrix = gaussNewton;
    double[] ownSquares;
    synchronized (matrices) {
      if (leaf > 0) {
        ownGradient = gradients.spare();
        ownMatrix = matrices.spare();
      }
      ownSquares = squares.spare();
    }
    ownSquares[0] = member.compute(leaf, shown, ownGradient, ownMatrix);
    synchronized (matrices) {
      gradients.add(leaf, ownGradient);
      matrices.add(leaf, ownMatrix);
      squares.add(leaf, ownSquares);
    }
  }

  private static void mirror(double[] matrix, int n) {
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        matrix[k * n + i] = matrix[i * n + k];
      }
    }
  }

  private LeafEquations member(int member) {
    LeafEquations known = members[member];
    if (known == null) {
      known = new LeafEquations(graph, examples);
      members[member] = known;
    }
    return known;
  }
}
