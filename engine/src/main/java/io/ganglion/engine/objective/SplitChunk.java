package io.ganglion.engine.objective;

import io.ganglion.api.Loss;
import io.ganglion.engine.network.Graph;
import io.ganglion.engine.network.LayerRows;
import io.ganglion.engine.network.Numbers;
import io.ganglion.engine.network.SharedChunk;
import io.ganglion.engine.settings.Precision;
import org.jspecify.annotations.Nullable;

/**
 * A chunk that all members of a team compute together, where there are too few chunks to give one to each: first every
 * member takes some of its rows through the network and back, then computes some of its sums, each over all rows.
 */
final class SplitChunk {
  /** With fewer rows at a time, the kernels lose more than the members gain. */
  private static final int LEAST_ROWS_OF_A_MEMBER = 8;

  private final Graph graph;
  private final Loss loss;
  private final Precision precision;
  private final Team team;
  private final ChunkMembers members;
  private final Team.Task rowsTask = this::rowsOf;
  private final Team.Task sumsTask = this::sumsOf;
  /** Made when it is first needed. */
  private @Nullable SharedChunk shared;
  /** Where {@link #sumsTask} puts the sums. */
  @SuppressWarnings("NullAway.Init") // before the task runs
  private Numbers sums;

  SplitChunk(Graph graph, Loss loss, Precision precision, Team team, ChunkMembers members) {
    this.graph = graph;
    this.loss = loss;
    this.precision = precision;
    this.team = team;
    this.members = members;
  }

  /** Whether splitting is faster for chunks of {@code rows} rows. */
  boolean isWorthIt(int rows) {
    return team.size() > 1 && rows >= team.size() * LEAST_ROWS_OF_A_MEMBER
        && (long) rows * graph.parameterCount() > LocalSums.WORTH_A_TEAM;
  }

  /** Takes a chunk through the network and back; returns the sum of its losses. */
  double backward(int chunk) {
    ChunkMember leader = members.leader();
    leader.show(chunk);
    shared().begin(leader.input());
    team.run(rowsTask);
    return shared().loss(loss, leader.wanted());
  }

  private SharedChunk shared() {
    if (shared == null) {
      shared = new SharedChunk(graph, precision);
    }
    return shared;
  }

  private void rowsOf(int member) {
    int rows = members.leader().input().count();
    int from = rows * member / team.size();
    int to = rows * (member + 1) / team.size();
    if (from < to) {
      ChunkMember own = members.of(member);
      own.backward(members.leader(), from, to);
      shared().put(own.pass(), from);
    }
  }

  /** What flowed through the network when the chunk went {@link #backward}. */
  LayerRows signals() {
    return shared();
  }

  /** Overwrites {@code gradient} with that of the chunk that went {@link #backward}. */
  void gradient(Numbers gradient) {
    sums = gradient;
    team.run(sumsTask);
  }

  private void sumsOf(int member) {
    members.of(member).pass().gradient(shared(), sums, member, team.size());
  }
}
